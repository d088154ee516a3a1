export { Departures } from './departures.js';
export { MemberNotFound, OwnMembership } from './members.errors.js';
export { MembersModule } from './members.module.js';
export { MembersService } from './members.service.js';
