import { recognisePreset, suggestMapping } from '../import-presets/suggest.js';
import { headerOf } from './export-columns.js';

it('names its columns so that an import recognizes each of them', () => {
  const header = headerOf(3);
  const preset = recognisePreset(header);
  expect(preset?.id).toBe('hedgerow');
  const unknown = suggestMapping(header, preset).flatMap((target, index) => (target ? [] : [header[index]]));
  expect(unknown).toEqual([]);
});
