export { ClientIntake } from './client-intake.js';
export { ClientIntakeModule } from './client-intake.module.js';
export type { IntakeClient, IntakeContact, IntakeProperty } from './intake-row.js';
