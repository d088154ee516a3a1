export { isRepairColumn, REPAIR_COLUMNS } from './column-name.js';
export type { Preset } from './preset.js';
export { isKnownColumn, presetById, PRESETS, recognisePreset, suggestMapping } from './suggest.js';
export { fileKnowledge } from './file-knowledge.js';
export { templateRows } from './template.js';
