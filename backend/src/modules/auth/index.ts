export { AuthModule } from './auth.module.js';
export { createUser } from './auth.service.js';
export { MembershipsReader } from './memberships.reader.js';
export { hashPassword } from './passwords.js';
