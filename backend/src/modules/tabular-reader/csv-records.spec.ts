import { bytesFile, textFile } from '../../../test/fixtures/file.factory.js';
import { fileKnowledge } from '../import-presets/file-knowledge.js';
import { inspectFile } from './inspect-file.js';
import { dataRows } from './rows.js';
import type { OpenFile } from './source.js';

async function rowsOf(open: OpenFile): Promise<Array<[line: number, cells: string[] | string]>> {
  const { format } = await inspectFile(open, fileKnowledge);
  const rows: Array<[number, string[] | string]> = [];
  for await (const { line, cells, damage } of dataRows(open, format)) rows.push([line, damage?.code ?? cells]);
  return rows;
}

const LIST = (...rows: string[]) => textFile(['Name,Email,Notes', ...rows, ''].join('\n'));
const BO = 'Bo,bo@example.com,x';
const BO_READ = ['Bo', 'bo@example.com', 'x'];

describe('stray quotation marks', () => {
  it.each([
    ['an inch mark in a quoted value', 'Ann,a@example.com,"edge 6" beds"', ['Ann', 'a@example.com', 'edge 6" beds']],
    ['one at its end', 'Ann,a@example.com,"pipe 6""', ['Ann', 'a@example.com', 'pipe 6"']],
    ['one at the end of an inner value', '"Ann","pipe 6"","x"', ['Ann', 'pipe 6"', 'x']],
    ['two of them', 'Ann,a@example.com,"6" by 4" beds"', ['Ann', 'a@example.com', '6" by 4" beds']],
    ['a value without quotes', 'Ann,a@example.com,6" pipe', ['Ann', 'a@example.com', '6" pipe']],
    ['a nickname at the beginning', '"Bud" Smith,a@example.com,"a, b"', ['"Bud" Smith', 'a@example.com', 'a, b']],
    ['a value that is never closed', 'Ann,a@example.com,"edge beds', ['Ann', 'a@example.com', '"edge beds']],
    ['blanks around the marks', 'Ann, "a@example.com" ,"x"', ['Ann', 'a@example.com', 'x']],
    [
      'marks behind backslashes',
      '"Ann \\"Bo\\" Lee",a@example.com,"say \\"hi\\", ok"',
      ['Ann "Bo" Lee', 'a@example.com', 'say "hi", ok'],
    ],
    [
      'marks behind backslashes in the last value',
      'Ann,a@example.com,"say \\"hi\\" to her"',
      ['Ann', 'a@example.com', 'say "hi" to her'],
    ],
    ['blanks within the marks', 'Ann,"\u00a0a@example.com "," x\t"', ['Ann', '\u00a0a@example.com ', ' x\t']],
    ['a backslash at the end of a value', '"Ann","C:\\","x"', ['Ann', 'C:\\', 'x']],
    ['marks that are doubled', 'Ann,a@example.com,"the ""frog"" pot"', ['Ann', 'a@example.com', 'the "frog" pot']],
  ])('%s', async (_, row, cells) => {
    expect(await rowsOf(LIST(row, BO))).toEqual([
      [2, cells],
      [3, BO_READ],
    ]);
  });

  it('make no row of blanks', async () => {
    expect(await rowsOf(LIST('" ",,"\t"', '"","",""', BO))).toEqual([[4, BO_READ]]);
  });

  it('keep a value over several lines together, with an inch mark in it too', async () => {
    expect(await rowsOf(LIST('Ann,a@example.com,"one', 'two, 6" deep"', BO))).toEqual([
      [2, ['Ann', 'a@example.com', 'one\ntwo, 6" deep']],
      [4, BO_READ],
    ]);
  });

  it.each([
    ['and there is no other mark', []],
    ['and the next is another value', ['Cy,c@example.com,"mow, trim"']],
    ['and the next is an empty one', ['Cy,c@example.com,""']],
    ['and the next begins a line', ['"Cy",c@example.com,"y"']],
  ])('lose no row when one is never closed, %s', async (_, more) => {
    const rows = await rowsOf(LIST('Ann,"open', BO, ...more));
    expect(rows.slice(0, 2)).toEqual([
      [2, 'quote_not_closed'],
      [3, BO_READ],
    ]);
    expect(rows).toHaveLength(2 + more.length);
  });

  it('make no clients of what may be the rest of a broken value, with a warning', async () => {
    const rows = await rowsOf(LIST('Ann,a@example.com,"one', '"two"', 'three"', BO, 'Cy'));
    expect(rows).toEqual([
      [2, ['Ann', 'a@example.com', '"one']],
      [3, 'quote_not_closed'],
      [4, 'quote_not_closed'],
      [5, BO_READ],
      [6, ['Cy']],
    ]);
  });

  it('do not spoil a header, thanks to the row below', async () => {
    expect(await rowsOf(textFile(`Name,"Email,Notes\n${BO}\n${BO}\n`))).toEqual([
      [2, BO_READ],
      [3, BO_READ],
    ]);
  });

  it('are reported with their line, and the row is kept for correction', async () => {
    const open = LIST('Ann,"open', BO);
    const { firstRows } = await inspectFile(open, fileKnowledge);
    expect(firstRows[0]).toMatchObject({
      line: 2,
      cells: ['Ann', '"open'],
      damage: { detail: expect.stringMatching(/Line 2 .* character 5\./) },
    });
  });

  it('do not spoil rows that a spreadsheet has saved as one value each', async () => {
    const open = textFile('"Name,""Email"",Notes"\n"Ann,""a@example.com"",""x, y"""\n"Bo,bo@example.com,x"\n');
    expect(await rowsOf(open)).toEqual([
      [2, ['Ann', 'a@example.com', 'x, y']],
      [3, BO_READ],
    ]);
    const titled = textFile('"Green Acres, LLC"\nName,Email,Notes\nBo,bo@example.com,x\n"Friday, May 1, 2026"\n');
    expect(await rowsOf(titled)).toEqual([
      [3, BO_READ],
      [4, ['Friday, May 1, 2026']],
    ]);
    expect(await rowsOf(textFile('Name\n"Lee, Ann"\nBo\n'))).toEqual([
      [2, ['Lee, Ann']],
      [3, ['Bo']],
    ]);
  });

  it('in thousands of rows are read in linear time', async () => {
    const rows = await rowsOf(LIST(...Array.from({ length: 20_000 }, (_, index) => `"Ann ${index}`)));
    expect(rows).toHaveLength(20_000);
  });
});

it('recognizes a file with bars as delimiters', async () => {
  const open = textFile('Name|Email|Notes\nAnn|a@example.com|x, y; z\nBo|b@example.com|u, v\n');
  expect((await inspectFile(open, fileKnowledge)).format.delimiter).toBe('|');
  expect(await rowsOf(open)).toEqual([
    [2, ['Ann', 'a@example.com', 'x, y; z']],
    [3, ['Bo', 'b@example.com', 'u, v']],
  ]);
});

it.each([
  ['in a value', 'Name,Email\nAnn\0,a@example.com\n'],
  ['in the header', 'Na\0me,Email\nAnn,a@example.com\n'],
  ['at the beginning', '\0Name,Email\nAnn,a@example.com\n'],
  ['at the end', 'Name,Email\nAnn,a@example.com\n\0'],
  ['many at the end', `Name,Email\n${'Ann,a@example.com\n'.repeat(9)}${'\0'.repeat(50)}`],
  ['more than there is text', `Name,Email\nAnn,a@example.com\n${'\0'.repeat(512)}`],
  ['beside the end of a card', 'BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\0\n'],
])('a NUL does not spoil the file: %s', async (_, text) => {
  expect((await rowsOf(bytesFile(Buffer.from(text)))).length).toBeGreaterThan(0);
});
