import { Readable } from 'node:stream';
import { csvBytes, withoutFormulaGuards } from '../../../src/kernel/csv/index.js';
import { attachment } from '../../../src/kernel/files/index.js';
import { safeFileName } from '../../../src/kernel/files/file-name.js';
import { targetIn } from '../../../src/kernel/admission/client-error.js';
import { addressesOf } from '../../../src/kernel/response/record-address.js';
import { unstorableText } from '../../../src/kernel/validation/unstorable-text.js';
import { networkOf } from '../../../src/kernel/limits/network-of.js';
import { withoutSecrets } from '../../../src/kernel/logging/log.js';
import { targetOf } from '../../../src/kernel/outbound/target.js';
import { readPhone } from '../../../src/modules/contacts/phone-number.js';
import { rowKeys } from '../../../src/modules/import-mapping/row-key.js';
import { mapRow } from '../../../src/modules/import-mapping/index.js';
import { type Mapping, TARGET_FIELD_NAMES, TARGET_FIELDS } from '../../../src/modules/import-mapping/target-field.js';
import { fileKnowledge } from '../../../src/modules/import-presets/file-knowledge.js';
import { recognisePreset, suggestMapping } from '../../../src/modules/import-presets/suggest.js';
import { inspectFile, UnreadableFile } from '../../../src/modules/tabular-reader/index.js';
import { monogramOf } from '../../../src/modules/work-orders/work-order-format.js';
import { waitAskedFor } from '../../../src/modules/webhook-sending/retry-schedule.js';
import type { Read } from './doubling.js';

/** Reads an uploaded file as the API does. */
async function readFile(text: string): Promise<void> {
  const bytes = Buffer.from(text);
  const open = () => Readable.from([bytes], { objectMode: false });
  await inspectFile(open, fileKnowledge).catch((error: unknown) => {
    if (!(error instanceof UnreadableFile)) throw error;
  });
}

const card = (lines: string, version = '3.0') => readFile(`BEGIN:VCARD\nVERSION:${version}\n${lines}\nEND:VCARD\n`);

/** Files with the text at each place where a reader of files has something to decide. */
export const FILE_READERS: Record<string, Read> = {
  'a file': readFile,
  'a header': (text) => readFile(`${text},E-mail\nAnn,ann@example.com\n`),
  'a cell': (text) => readFile(`Wer,Womit\nAnn,${text}\n`),
  'a quoted cell': (text) => readFile(`Wer;Womit\nAnn;"${text.replaceAll('"', '""')}"\n`),
  'a line of a card': (text) => card(text),
  'parameters of a card': (text) => card(`TEL${text}:2125550101`),
  'parameters of an old card': (text) => card(`TEL;${text}:2125550101`, '2.1'),
  'a name in a card': (text) => card(`N:${text}`),
  'a value in quoted-printable': (text) => card(`NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:${text}`, '2.1'),
  'soft line breaks': (text) => card(`NOTE;ENCODING=QUOTED-PRINTABLE:${'a=\n'.repeat(text.length / 3)}`, '2.1'),
  'folded lines': (text) => card(`NOTE:${'\n a'.repeat(text.length / 3)}`),
};

/** A row whose columns all become the same field: what is longer than the field takes is refused before it is read. */
export const CELL_READERS: Array<{ name: string; read: Read; longest: number }> = TARGET_FIELD_NAMES.map((target) => ({
  name: target,
  longest: TARGET_FIELDS[target].maxLength,
  read: (text) => {
    const mapping: Mapping = ['display_name', target];
    const settings = { columns: ['Name', 'Value'], mapping, defaultCountry: 'US', shareAddress: true };
    const { draft } = mapRow({ line: 1, cells: ['Ann', text] }, settings);
    if (draft) rowKeys(draft, 'other');
  },
}));

/** What reads headers, parameters, names and other texts of strangers outside of files. */
export const TEXT_READERS: Record<string, Read> = {
  'names of columns': (text) => {
    const columns = Array.from({ length: 20 }, () => text.slice(0, 200));
    suggestMapping(columns, recognisePreset(columns));
  },
  'a file name': safeFileName,
  'Content-Disposition': (text) =>
    attachment({
      stream: Readable.from([]),
      name: text.toWellFormed(),
      mime: 'text/plain',
      bytes: 0,
    }).getHeaders(),
  'a request that Node could not read': (text) => targetIn({ rawPacket: Buffer.from(`GET ${text}`) }),
  'a path': (text) => addressesOf(text, 'id'),
  'text of a body': (text) => unstorableText({ [text]: text }),
  'an address of a sender': (text) => [networkOf(text), networkOf(`2001:db8::${text}`)],
  'a line of the log': withoutSecrets,
  'an address of a receiver': (text) => refusable(() => targetOf(`https://${text}`)),
  'Retry-After': (text) => waitAskedFor(503, text, new Date(0)),
  'a telephone number': (text) => readPhone({ raw: text }, 'US'),
  'a name on paper': monogramOf,
  'a value of CSV that we write': (text) => [csvBytes([[text]]), withoutFormulaGuards(text)],
};

function refusable(read: () => unknown): void {
  try {
    read();
  } catch {
    // A problem that the caller is told.
  }
}
