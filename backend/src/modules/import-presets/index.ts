export { ImportFieldDto, ImportPresetDto } from './preset.dto.js';
export { isRepairColumn, REPAIR_COLUMNS } from './column-name.js';
export type { Preset } from './preset.js';
export { isKnownColumn, presetById, PRESETS, recognisePreset, suggestMapping } from './suggest.js';
export { fileKnowledge } from './file-knowledge.js';
