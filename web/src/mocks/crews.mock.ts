import type { CrewDto, CrewMemberDto, CreateCrewMemberDto } from '../api/generated/requests/types.gen';
import { uuidv7 } from '../lib/uuid';
import type { Company, Person } from './db';
import { matches, pageOf } from './engine/page';
import type { MockApi } from './mock-api';
import { MockProblem, notFound } from './problem';
import { requireVersion } from './table';

export const crewsMock = {
  listCrews: ({ company, query }) => {
    const found = company.crews
      .all()
      .filter(({ active }) => query.active === undefined || String(active) === query.active)
      .filter(({ name, members }) => matches([name, ...members.map((member) => member.name)], query.q))
      .sort((a, b) => a.name.localeCompare(b.name));
    return pageOf(found, query);
  },

  getCrew: ({ company, path }) => company.crews.get(path.crewId),

  createCrew: ({ company, me, body: { id = uuidv7(), name, colour, members = [] } }) => {
    requireFreeName(company, name);
    const updatedAt = company.db.now().toISOString();
    const made = members.map((member) => makeMember(company, member));
    return company.crews.add(me, { id, name, colour, members: made, active: true, updatedAt, version: 1 });
  },

  updateCrew: ({ company, me, path, body, headers }) => {
    const crew = company.crews.get(path.crewId);
    requireVersion(headers, crew);
    if (body.name !== undefined) requireFreeName(company, body.name, crew.id);
    return company.crews.change(me, crew.id, body);
  },

  archiveCrew: ({ company, me, path }) => company.crews.change(me, path.crewId, { active: false }, 'archived'),
  restoreCrew: ({ company, me, path }) => company.crews.change(me, path.crewId, { active: true }, 'restored'),

  addCrewMember: ({ company, me, path, body }) => {
    const { id, members } = company.crews.get(path.crewId);
    const member = makeMember(company, body);
    company.crews.change(me, id, { members: [...members, member] });
    return member;
  },

  updateCrewMember: ({ company, me, path, body, headers }) => {
    const member = memberOf(company.crews.get(path.crewId), path.crewMemberId);
    requireVersion(headers, member);
    const changed = { ...member, ...body, version: member.version + 1 };
    replace(company, me, path.crewId, member.id, [changed]);
    return changed;
  },

  removeCrewMember: ({ company, me, path, headers }) => {
    requireVersion(headers, memberOf(company.crews.get(path.crewId), path.crewMemberId));
    replace(company, me, path.crewId, path.crewMemberId, []);
  },
} satisfies Partial<MockApi>;

function requireFreeName({ crews }: Company, name: string, ownId?: string): void {
  if (!crews.all().some((crew) => crew.name.toLowerCase() === name.toLowerCase() && crew.id !== ownId)) return;
  throw new MockProblem(409, 'crew_name_taken', {
    detail: 'Choose another name, or rename the other crew.',
    errors: [{ pointer: '/name', code: 'crew_name_taken', detail: 'A crew with this name exists.' }],
  });
}

function makeMember({ crews }: Company, input: CreateCrewMemberDto): CrewMemberDto {
  const { id = uuidv7(), name, isLead = false, membershipId = null, phone = null } = input;
  const isTaken = crews.all().some(({ members }) => members.some((member) => member.membershipId === membershipId));
  if (membershipId !== null && isTaken)
    throw new MockProblem(409, 'already_in_a_crew', { detail: 'Remove the person from the other crew first.' });
  return { id, name, isLead, membershipId, phone, version: 1 };
}

function memberOf({ members }: CrewDto, id: string): CrewMemberDto {
  const member = members.find((candidate) => candidate.id === id);
  if (!member) throw notFound('crew_member_not_found', 'There is no such crew member.');
  return member;
}

function replace({ crews }: Company, me: Person, crewId: string, memberId: string, by: CrewMemberDto[]): void {
  const members = crews.get(crewId).members.flatMap((member) => (member.id === memberId ? by : [member]));
  crews.change(me, crewId, { members });
}
