import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { textFile } from '../../../test/fixtures/file.factory.js';
import { cleanCell } from '../import-mapping/cell.js';
import { fileKnowledge } from '../import-presets/file-knowledge.js';
import { suggestMapping } from '../import-presets/suggest.js';
import { inspectFile } from '../tabular-reader/index.js';
import { problemFile, type ReportedProblem } from './problem-file.js';

async function* complaints(...rows: ReportedProblem[]): AsyncGenerator<ReportedProblem> {
  yield* rows;
}

// Not consumers.text, which would drop the byte order mark.
const bytesOf = async (file: Readable) => (await buffer(file)).toString('utf8');

describe('the file of rows to correct', () => {
  const source =
    'Name;E-mail;Phone\nAnn;ann@example.com;2125550101\n"=HYPERLINK(""x"")";bo;+1 212\nMüller;x;y;too;much\n';
  const open = textFile(source, 'windows-1252');
  const write = async (...rows: ReportedProblem[]) => {
    const { format } = await inspectFile(open, fileKnowledge);
    return bytesOf(problemFile(open, format, undefined, complaints(...rows)));
  };

  it('has the bad rows in their columns, their problems, and no formula that runs', async () => {
    const file = await write({ line: 3, complaint: 'E-mail: no' }, { line: 4, complaint: 'Too many' });
    expect(file).toBe(
      '\uFEFFName,E-mail,Phone,Hedgerow: line,Hedgerow: problem\r\n' +
        `"'=HYPERLINK(""x"")",bo,'+1 212,3,E-mail: no\r\n` +
        'Müller,x,y,4,Too many,too,much\r\n',
    );
  });

  it('can be imported with the same columns, and makes the same problem file again', async () => {
    const again = textFile(await write({ line: 3, complaint: 'E-mail: no' }));
    const { format } = await inspectFile(again, fileKnowledge);
    expect(suggestMapping(format.columns, null)).toEqual(['full_name', 'email', 'phone', null, null]);
    const third = await bytesOf(problemFile(again, format, undefined, complaints({ line: 2, complaint: 'Still' })));
    expect(third.split('\r\n')[0]).toBe('\uFEFFName,E-mail,Phone,Hedgerow: line,Hedgerow: problem');
  });

  it('restores every value, and none that a spreadsheet would calculate', async () => {
    const cells = ['"x\n=2+2"', '"a;=1;+2"', '＝3', '"-4\r\n@5"', "'=6", '"""=7"', '+1 212 555 0101', '"plain; text"'];
    const tricky = textFile(`Name,Notes\n${cells.map((cell, index) => `Client ${index},${cell}\n`).join('')}`);
    const { format, firstRows } = await inspectFile(tricky, fileKnowledge, { delimiter: ',' });
    const rejected = firstRows.map(({ line }) => ({ line, complaint: 'no' }));
    const again = textFile(await bytesOf(problemFile(tricky, format, undefined, complaints(...rejected))));
    const back = await inspectFile(again, fileKnowledge);
    expect(back.firstRows.map(({ cells: [, notes = ''] }) => cleanCell(notes))).toEqual(
      firstRows.map(({ cells: [, notes = ''] }) => cleanCell(notes)),
    );
  });
});
