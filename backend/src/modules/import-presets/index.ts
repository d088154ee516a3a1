export { isRepairColumn, REPAIR_COLUMNS } from './column-name.js';
export { ImportPresetsModule } from './import-presets.module.js';
export { InspectFile } from './inspect-file.js';
export { presetById } from './suggest.js';
