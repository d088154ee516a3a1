export { auditCommand } from './audit-command.js';
export { AuditLogModule } from './audit-log.module.js';
export { DataExports } from './data-exports.js';
