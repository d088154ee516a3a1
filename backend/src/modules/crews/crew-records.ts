import type { RecordKind } from '../../kernel/records/index.js';
import { CrewDto } from './crew.dto.js';
import { Crew } from './crew.entity.js';
import { CrewMemberDto } from './crew-member.dto.js';
import { CrewMember } from './crew-member.entity.js';
import { membersOf } from './crews.repository.js';

/** A crew with its people. */
export const CrewRecord: RecordKind<Crew> = {
  entity: Crew,
  describe: async (crew) => CrewDto.stored(crew, await membersOf([crew.id])),
};

/** A person of a crew; the event says of which. */
export const CrewMemberRecord: RecordKind<CrewMember> = {
  entity: CrewMember,
  describe: (member) => ({ ...CrewMemberDto.from(member), crewId: member.crewId }),
};
