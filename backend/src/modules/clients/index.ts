export { type ClientSnapshot, ClientDirectory, type PropertySnapshot } from './client-directory.js';
export { ClientNotFound, PropertyNotFound } from './clients.errors.js';
export { ClientsModule } from './clients.module.js';
export { ClientIntake } from '../client-intake/client-intake.js';
export type { IntakeClient, IntakeContact, IntakeMatch, IntakeProperty } from '../client-intake/intake-row.js';
