export { CompanyClosingModule } from './company-closing.module.js';
export { CompanyDirectory } from './company-directory.js';
export { CompanyPurge } from './company-purge.js';
export { CompanyStanding } from './company-standing.js';
export { tenantCommand } from './tenant-command.js';
