import type { Import } from '../imports/index.js';
import type { mapRow } from '../import-mapping/index.js';
import { presetById } from '../import-presets/index.js';

type MappingSettings = Parameters<typeof mapRow>[1];

export interface JudgeSettings extends MappingSettings {
  importId: string;
  /** Namespace of external ids: the preset, or `other`. */
  source: string;
  /** Ids of this source come from many programs: a different id may still be the same person. */
  manyPrograms: boolean;
  onDuplicate: 'skip' | 'create';
}

/** How the rows of an import are interpreted. */
export function judgeSettings({
  id,
  preset,
  format,
  mapping,
  options,
}: Pick<Import, 'id' | 'preset' | 'format' | 'mapping' | 'options'>): JudgeSettings {
  return {
    importId: id,
    source: preset ?? 'other',
    columns: format.columns,
    mapping,
    isExact: presetById(preset)?.isExact ?? false,
    refine: presetById(preset)?.refine,
    manyPrograms: presetById(preset)?.manyPrograms ?? false,
    ...options,
  };
}
