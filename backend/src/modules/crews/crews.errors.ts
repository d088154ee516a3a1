import { appError, limitReached } from '../../kernel/problem/index.js';

export class CrewNotFound extends appError(404, 'crew_not_found', 'Crew not found') {}

export class CrewMemberNotFound extends appError(404, 'crew_member_not_found', 'Crew member not found') {}

export class CrewNameTaken extends appError(409, 'crew_name_taken', 'Crew name already in use') {
  constructor() {
    super('Choose a different name, or rename the other crew.', {
      errors: [{ pointer: '/name', code: 'crew_name_taken', detail: 'Another crew already uses this name.' }],
    });
  }
}

/** A person belongs to at most one crew at a time. */
export class AlreadyInACrew extends appError(409, 'already_in_a_crew', 'Already on another crew') {
  constructor() {
    super('Remove them from the other crew first.', {
      errors: [{ pointer: '/membershipId', code: 'already_in_a_crew', detail: 'Already on another crew.' }],
    });
  }
}

/** A crew is always read as a whole. */
export class TooManyCrewMembers extends limitReached('too_many_crew_members', 'Crew member limit reached') {}
