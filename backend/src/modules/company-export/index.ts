export { CompanyExportModule } from './company-export.module.js';
