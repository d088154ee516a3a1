import type { Import } from '../imports/import.entity.js';
import { fileKnowledge, recognisePreset, suggestMapping } from './index.js';
import { type FormatChoices, type Inspection, inspectFile, type OpenFile } from '../tabular-reader/index.js';

/** What is found out about a file, as an import keeps it. */
export type Findings = Pick<Import, 'format' | 'byteOrderMark' | 'preset' | 'rowCount' | 'samples' | 'mapping'>;

const SAMPLES = 5;
const SAMPLE_LENGTH = 120;

/** Reads the whole file. Throws `UnreadableFile`. */
export async function findOut(open: OpenFile, choices: FormatChoices): Promise<Findings> {
  return findingsOf(await inspectFile(open, fileKnowledge, choices));
}

function findingsOf({ format, byteOrderMark, rowCount, firstRows }: Inspection): Findings {
  const preset = recognisePreset(format.columns);
  const samples = format.columns.map((_, column) => {
    const values = firstRows.map(({ cells }) => (cells[column] ?? '').slice(0, SAMPLE_LENGTH));
    return [...new Set(values.filter((value) => value !== ''))].slice(0, SAMPLES);
  });
  const mapping = suggestMapping(format.columns, preset);
  return { format, byteOrderMark, rowCount, samples, mapping, preset: preset?.id ?? null };
}
