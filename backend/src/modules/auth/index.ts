export { AuthModule } from './auth.module.js';
export { createUser } from '../accounts/accounts.js';
export { fillEmailKeys, sharedEmails } from '../accounts/email-keys.js';
export { MembershipsReader } from './memberships.reader.js';
export { DEMO_PASSWORD, hashPassword } from '../passwords/passwords.js';
