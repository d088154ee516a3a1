export { ImportPreviewModule } from './import-preview.module.js';
