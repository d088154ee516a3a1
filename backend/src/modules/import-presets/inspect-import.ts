import type { Import } from '../imports/index.js';
import { fileKnowledge } from './file-knowledge.js';
import { recognisePreset, suggestMapping } from './suggest.js';
import { inspectFile } from '../tabular-reader/index.js';

type OpenFile = Parameters<typeof inspectFile>[0];
type FormatChoices = Parameters<typeof inspectFile>[2];

/** What is found out about a file, as an import keeps it. */
export type Findings = Pick<
  Import,
  'format' | 'byteOrderMark' | 'encodingIsGuess' | 'preset' | 'rowCount' | 'samples' | 'mapping'
>;

const SAMPLES = 5;
const SAMPLE_LENGTH = 120;

/** Reads the whole file. Throws `UnreadableFile`. */
export async function inspectImport(open: OpenFile, choices: FormatChoices): Promise<Findings> {
  return findingsOf(await inspectFile(open, fileKnowledge, choices));
}

function findingsOf(inspection: Awaited<ReturnType<typeof inspectFile>>): Findings {
  const { format, byteOrderMark, encodingIsGuess, rowCount, firstRows } = inspection;
  const preset = recognisePreset(format.columns);
  const samples = format.columns.map((_, column) => {
    const values = firstRows.map(({ cells }) => (cells[column] ?? '').trim().slice(0, SAMPLE_LENGTH));
    return [...new Set(values.filter((value) => value !== ''))].slice(0, SAMPLES);
  });
  const mapping = suggestMapping(format.columns, preset);
  return { format, byteOrderMark, encodingIsGuess, rowCount, samples, mapping, preset: preset?.id ?? null };
}
