export { ClientExportModule } from './client-export.module.js';
