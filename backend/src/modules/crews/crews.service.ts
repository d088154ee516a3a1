import { Injectable } from '@nestjs/common';
import { db, insertRow, lockRow, mapPage, type Page, updateRow } from '../../kernel/database/index.js';
import { ValidationFailed, VersionMismatch } from '../../kernel/problem/index.js';
import { type CreateCrewDto, CrewDto, type ListCrewsQuery, type UpdateCrewDto } from './crew.dto.js';
import { Crew } from './crew.entity.js';
import { type CreateCrewMemberDto, CrewMemberDto, type UpdateCrewMemberDto } from './crew-member.dto.js';
import { CrewMember } from './crew-member.entity.js';
import { AlreadyInACrew, CrewMemberNotFound, CrewNameTaken, CrewNotFound, TooManyCrewMembers } from './crews.errors.js';
import { brokenConstraint, CrewsRepository } from './crews.repository.js';

@Injectable()
export class CrewsService {
  constructor(private readonly crews: CrewsRepository) {}

  async list(query: ListCrewsQuery): Promise<Page<CrewDto>> {
    const page = await this.crews.page(query);
    const members = await this.crews.membersOf(page.items.map(({ id }) => id));
    const ofCrew = (id: string) => members.filter(({ crewId }) => crewId === id);
    return mapPage(page, (crew) => CrewDto.from(crew, ofCrew(crew.id)));
  }

  async get(id: string): Promise<CrewDto> {
    const crew = await this.crews.find(id);
    if (!crew) throw new CrewNotFound();
    return CrewDto.from(crew, await this.crews.membersOf([id]));
  }

  async create({ id, name, colour, members = [] }: CreateCrewDto): Promise<CrewDto> {
    const crew = await keepingRules(() => insertRow(Crew, { id, name, colour }));
    for (const [index, member] of members.entries()) await this.insertMember(crew.id, member, `/members/${index}`);
    return this.get(crew.id);
  }

  async update(id: string, version: number | null, changes: UpdateCrewDto): Promise<CrewDto> {
    return this.change(id, version, changes);
  }

  /** An archived crew keeps its past, and can no longer be planned. Archiving twice is not an error. */
  archive(id: string): Promise<CrewDto> {
    return this.change(id, null, { archivedAt: new Date() });
  }

  /** Throws `CrewNameTaken` when another crew has taken the name meanwhile. */
  restore(id: string): Promise<CrewDto> {
    return this.change(id, null, { archivedAt: null });
  }

  async addMember(crewId: string, member: CreateCrewMemberDto): Promise<CrewMemberDto> {
    if (!(await lockRow(Crew, crewId))) throw new CrewNotFound();
    if ((await db().countBy(CrewMember, { crewId })) >= MOST_MEMBERS) throw new TooManyCrewMembers(MOST_MEMBERS);
    const added = await this.insertMember(crewId, member, '');
    await this.crews.touch(crewId);
    return CrewMemberDto.from(added);
  }

  async updateMember(
    crewId: string,
    id: string,
    version: number | null,
    changes: UpdateCrewMemberDto,
  ): Promise<CrewMemberDto> {
    if (!(await this.crews.findMember(crewId, id))) throw new CrewMemberNotFound();
    const member = await keepingRules(() => updateRow(CrewMember, id, version, { ...changes }));
    if (!member) throw new CrewMemberNotFound();
    await this.crews.touch(crewId);
    return CrewMemberDto.from(member);
  }

  async removeMember(crewId: string, id: string, version: number | null): Promise<void> {
    const member = await this.crews.findMember(crewId, id);
    if (!member) throw new CrewMemberNotFound();
    if (!(await this.crews.removeMember(id, version))) throw new VersionMismatch(member.version);
    await this.crews.touch(crewId);
  }

  private async change(id: string, version: number | null, changes: Partial<Crew>): Promise<CrewDto> {
    const crew = await keepingRules(() => updateRow(Crew, id, version, { ...changes }));
    if (!crew) throw new CrewNotFound();
    return this.get(id);
  }

  private insertMember(crewId: string, member: CreateCrewMemberDto, pointer: string): Promise<CrewMember> {
    return keepingRules(() => insertRow(CrewMember, { ...member, crewId }), pointer);
  }
}

const MOST_MEMBERS = 50;

/** Tells which rule a statement broke; the database is the one that knows for certain. */
async function keepingRules<T>(write: () => Promise<T>, pointer = ''): Promise<T> {
  try {
    return await write();
  } catch (error) {
    switch (brokenConstraint(error)) {
      case 'crews_name':
        throw new CrewNameTaken();
      case 'crew_members_membership':
        throw new AlreadyInACrew();
      case 'crew_members_tenant_id_membership_id_fkey': {
        const detail = 'There is no such member of the company.';
        throw new ValidationFailed([{ pointer: `${pointer}/membershipId`, code: 'member_not_found', detail }]);
      }
      default:
        throw error;
    }
  }
}
