export { OUTLIVES_CONNECTIONS } from './outlives-connections.js';
export { DatabaseChecksModule } from './database-checks.module.js';
export { CannotStart, refuse, separationFaults } from './login-roles.js';
export { withSession, Probe } from './probe.js';
export { Separation } from './separation.js';
export { hangUpOnSilence } from './silence.js';
