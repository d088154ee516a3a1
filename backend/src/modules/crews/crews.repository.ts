import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { db, lockRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { CREW_ORDERS, type ListCrewsQuery } from './crew.dto.js';
import { Crew } from './crew.entity.js';
import { CrewMember } from './crew-member.entity.js';

@Injectable()
export class CrewsRepository {
  constructor(private readonly keyset: Keyset) {}

  page(query: ListCrewsQuery): Promise<Page<Crew>> {
    const crews = db().createQueryBuilder(Crew, 'crew');
    if (query.active) crews.andWhere(`crew.archivedAt is ${query.active === 'true' ? '' : 'not '}null`);
    if (query.updatedSince) crews.andWhere('crew.updatedAt >= :since', { since: query.updatedSince });
    // A company has tens of crews: searching a part of a name needs no index.
    if (query.q) crews.andWhere('position(lower(:q) in lower(crew.name)) > 0', { q: query.q });
    return this.keyset.page(crews, query, CREW_ORDERS);
  }

  find(id: string): Promise<Crew | null> {
    return db().findOneBy(Crew, { id });
  }

  lock(id: string): Promise<Crew | null> {
    return lockRow(Crew, id);
  }

  /** In one order for everybody, so that two planners of the same crews wait for one another instead of deadlocking. */
  lockMany(ids: string[]): Promise<Crew[]> {
    return db().find(Crew, { where: { id: In(ids) }, order: { id: 'ASC' }, lock: { mode: 'for_no_key_update' } });
  }

  membersOf(crewIds: string[]): Promise<CrewMember[]> {
    return membersOf(crewIds);
  }

  /** The crew member that somebody who signs in is. */
  findByMembership(membershipId: string): Promise<CrewMember | null> {
    return db().findOneBy(CrewMember, { membershipId });
  }

  findMember(crewId: string, id: string): Promise<CrewMember | null> {
    return db().findOneBy(CrewMember, { crewId, id });
  }
}

/** People of some crews, leads first. */
export function membersOf(crewIds: string[]): Promise<CrewMember[]> {
  return db().find(CrewMember, { where: { crewId: In(crewIds) }, order: { isLead: 'DESC', name: 'ASC', id: 'ASC' } });
}
