export type { Import } from './import.entity.js';
export { ImportFile } from './import-file.js';
export { ImportNotFound } from './imports.errors.js';
export { ImportsModule } from './imports.module.js';
export { ImportsRepository } from './imports.repository.js';
