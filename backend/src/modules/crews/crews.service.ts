import { Injectable } from '@nestjs/common';
import { brokenConstraint, db } from '../../kernel/database/index.js';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { MembersService } from '../members/index.js';
import { type CreateCrewDto, CrewDto, type ListCrewsQuery, type UpdateCrewDto } from './crew.dto.js';
import type { Crew } from './crew.entity.js';
import { type CreateCrewMemberDto, CrewMemberDto, type UpdateCrewMemberDto } from './crew-member.dto.js';
import { CrewMember } from './crew-member.entity.js';
import { CrewMemberRecord, CrewRecord } from './crew-records.js';
import { AlreadyInACrew, CrewMemberNotFound, CrewNameTaken, CrewNotFound, TooManyCrewMembers } from './crews.errors.js';
import {
  CrewArchived,
  CrewCreated,
  CrewMemberCreated,
  CrewMemberDeleted,
  CrewMemberUpdated,
  CrewRestored,
  CrewUpdated,
} from './crews.events.js';
import { CrewsRepository } from './crews.repository.js';

@Injectable()
export class CrewsService {
  constructor(
    private readonly crews: CrewsRepository,
    private readonly members: MembersService,
    private readonly writer: RecordWriter,
  ) {}

  async list(query: ListCrewsQuery): Promise<Page<CrewDto>> {
    const page = await this.crews.page(query);
    const members = await this.crews.membersOf(page.items.map(({ id }) => id));
    const ofCrew = (id: string) => members.filter(({ crewId }) => crewId === id);
    return mapPage(page, (crew) => CrewDto.from(crew, ofCrew(crew.id)));
  }

  async get(id: string): Promise<CrewDto> {
    const crew = await this.crews.find(id);
    if (!crew) throw new CrewNotFound();
    return this.shown(crew);
  }

  async create({ id, name, colour, members = [] }: CreateCrewDto): Promise<CrewDto> {
    await this.requireActive(members, (index) => `/members/${index}`);
    const crew = await keepingRules(() =>
      this.writer.insert(CrewRecord, CrewCreated, { id, name, colour }, (made) => this.insertMembers(made.id, members)),
    );
    return this.shown(crew);
  }

  async update(id: string, version: SeenVersion, changes: UpdateCrewDto): Promise<CrewDto> {
    return this.write(CrewUpdated, await this.lock(id), changes, version);
  }

  /** An archived crew keeps its history and can no longer be planned. Archiving twice is not an error. */
  async archive(id: string): Promise<CrewDto> {
    const crew = await this.lock(id);
    return this.write(CrewArchived, crew, { archivedAt: crew.archivedAt ?? new Date() });
  }

  /** Throws `CrewNameTaken` when another crew has taken the name meanwhile. */
  async restore(id: string): Promise<CrewDto> {
    return this.write(CrewRestored, await this.lock(id), { archivedAt: null });
  }

  async addMember(crewId: string, member: CreateCrewMemberDto): Promise<CrewMemberDto> {
    await this.requireActive([member]);
    const crew = await this.lock(crewId);
    if ((await db().countBy(CrewMember, { crewId })) >= MOST_MEMBERS) throw new TooManyCrewMembers(MOST_MEMBERS);
    const add = () =>
      keepingRules(() => this.writer.insert(CrewMemberRecord, CrewMemberCreated, { ...member, crewId }));
    return CrewMemberDto.from(await this.withCrew(crew, add));
  }

  async updateMember(
    crewId: string,
    id: string,
    version: SeenVersion,
    changes: UpdateCrewMemberDto,
  ): Promise<CrewMemberDto> {
    await this.requireActive([changes]);
    const { crew, member } = await this.lockMember(crewId, id);
    const change = () =>
      keepingRules(() => this.writer.update(CrewMemberRecord, CrewMemberUpdated, member, changes, { version }));
    return CrewMemberDto.from(await this.withCrew(crew, change, member));
  }

  async removeMember(crewId: string, id: string, version: SeenVersion): Promise<void> {
    const { crew, member } = await this.lockMember(crewId, id);
    await this.withCrew(crew, async () => {
      await this.writer.delete(CrewMemberRecord, CrewMemberDeleted, member, version);
      return null;
    });
  }

  /** Removes somebody from their crew: they may no longer work here. */
  async leave(membershipId: string): Promise<void> {
    const member = await this.crews.findByMembership(membershipId);
    if (member) await this.removeMember(member.crewId, member.id, null);
  }

  private async write(
    event: DomainEvent,
    before: Crew,
    changes: Partial<Crew>,
    version: SeenVersion = null,
  ): Promise<CrewDto> {
    return this.shown(await keepingRules(() => this.writer.update(CrewRecord, event, before, changes, { version })));
  }

  private async shown(crew: Crew): Promise<CrewDto> {
    return CrewDto.from(crew, await this.crews.membersOf([crew.id]));
  }

  /** A crew is read with its members: when one changes, the crew gets a new version. */
  private async withCrew<T>(crew: Crew, work: () => Promise<T>, before?: T): Promise<T> {
    let result: { of: T } | undefined;
    const parts = async () => {
      result = { of: await work() };
      return result.of !== before;
    };
    await this.writer.update(CrewRecord, CrewUpdated, crew, {}, { parts });
    if (!result) throw new CrewNotFound();
    return result.of;
  }

  private async lock(id: string): Promise<Crew> {
    const crew = await this.crews.lock(id);
    if (!crew) throw new CrewNotFound();
    return crew;
  }

  private async lockMember(crewId: string, id: string): Promise<{ crew: Crew; member: CrewMember }> {
    const crew = await this.crews.lock(crewId);
    const member = crew && (await this.crews.findMember(crewId, id));
    if (!member) throw new CrewMemberNotFound();
    return { crew, member };
  }

  /**
   * Locks people before their crew, in the same order as disabling somebody and taking them off it. Throws 422 for the first
   * who is disabled; a member who does not exist breaks a foreign key later.
   */
  private async requireActive(
    members: Array<Pick<UpdateCrewMemberDto, 'membershipId'>>,
    pointerTo: (index: number) => string = () => '',
  ): Promise<void> {
    const ids = members.flatMap(({ membershipId }) => membershipId ?? []);
    const disabled = ids.length > 0 ? await this.members.lockDisabled(ids) : new Set();
    const first = members.findIndex(({ membershipId }) => disabled.has(membershipId));
    if (first < 0) return;
    const detail = 'This team member is disabled. Enable them first.';
    throw new ValidationFailed([{ pointer: `${pointerTo(first)}/membershipId`, code: 'member_disabled', detail }]);
  }

  private async insertMembers(crewId: string, members: CreateCrewMemberDto[]): Promise<void> {
    for (const [index, member] of members.entries()) {
      await keepingRules(() => this.writer.insert(CrewMemberRecord, null, { ...member, crewId }), `/members/${index}`);
    }
  }
}

const MOST_MEMBERS = 50;

/** Translates violated constraints into errors; only the database knows for certain. */
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
        const detail = 'Team member not found.';
        throw new ValidationFailed([{ pointer: `${pointer}/membershipId`, code: 'member_not_found', detail }]);
      }
      default:
        throw error;
    }
  }
}
