export { HEARD } from './heard.js';
export { DatabaseChecksModule } from './database-checks.module.js';
export { CannotStart, refuse, separationFaults } from './login-roles.js';
export { lookAt, Probe } from './probe.js';
export { Separation } from './separation.js';
