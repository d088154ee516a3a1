export { ClientExport } from './client-export.js';
export { ClientExportModule } from './client-export.module.js';
