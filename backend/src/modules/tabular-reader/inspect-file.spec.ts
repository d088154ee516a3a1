import { deflateSync } from 'node:zlib';
import { bytesFile, fixture, textFile } from '../../../test/fixtures/file.factory.js';
import { readingsUntil } from '../../../test/support/processor-time.js';
import { fileKnowledge } from '../import-presets/file-knowledge.js';
import { type FormatChoices, inspectFile } from './inspect-file.js';
import { dataRows } from './rows.js';
import type { OpenFile, SourceRow } from './source.js';

const inspect = (open: OpenFile, choices?: FormatChoices) => inspectFile(open, fileKnowledge, choices);

async function rowsOf(open: OpenFile): Promise<SourceRow[]> {
  const { format } = await inspect(open);
  const rows: SourceRow[] = [];
  for await (const row of dataRows(open, format, fileKnowledge.footerOf(format))) rows.push(row);
  return rows;
}

const PEOPLE = 'Name;Vorname;E-Mail\r\nMüller;Jörg;joerg@example.com\r\nGroß;Änne;aenne@example.com\r\n';

describe('encoding', () => {
  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
    ['windows-1252', false],
  ] as const)('finds %s (byte order mark: %s) and keeps every umlaut', async (encoding, mark) => {
    const open = textFile(PEOPLE, encoding, mark);
    const { format, byteOrderMark } = await inspect(open);
    expect(format).toMatchObject({ encoding, delimiter: ';', headerLine: 1, columns: ['Name', 'Vorname', 'E-Mail'] });
    expect(byteOrderMark).toBe(mark);
    expect((await rowsOf(open)).map(({ cells }) => cells[0])).toEqual(['Müller', 'Groß']);
  });

  it.each(['utf-16le', 'utf-16be'] as const)('reads Chinese and Hebrew in %s', async (encoding) => {
    const rows = await rowsOf(textFile('Name\tCity\n李明\tRye\nנועה לוי\tMesa\n', encoding, true));
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['李明', 'Rye'],
      ['נועה לוי', 'Mesa'],
    ]);
  });

  it('decides by the whole file: the only umlaut may stand in the last row', async () => {
    const plain = 'Anna,anna@example.com\n'.repeat(20_000);
    const { format } = await inspect(textFile(`Name,E-mail\n${plain}Jörg,joerg@example.com\n`, 'windows-1252'));
    expect(format.encoding).toBe('windows-1252');
  });

  it('stays with UTF-8 when only a few bytes are damaged', async () => {
    const good = Buffer.from(`Name,City\n${'Jörg Müller,Köln\n'.repeat(30)}`);
    const { format } = await inspect(bytesFile(Buffer.concat([good, Buffer.from([0x4a, 0xf6, 0x72, 0x67, 0x0a])])));
    expect(format.encoding).toBe('utf-8');
  });

  it('uses the encoding that the user chose', async () => {
    const open = textFile('Имя,Город\nАнна,Рига\n', 'windows-1251');
    expect((await inspect(open, { encoding: 'windows-1251', headerLine: 1 })).firstRows[0]?.cells).toEqual([
      'Анна',
      'Рига',
    ]);
  });
});

describe('delimiter', () => {
  it.each([
    [',', 'Name,City\n"Smith, Ann",Rye\n'],
    [';', 'Name;City\nSmith, Ann;Rye, NY\nDoe, Jo;Rye, NY\n'],
    ['\t', 'Name\tCity\nSmith, Ann\tRye; NY\n'],
    [';', 'sep=;\nName;City\nAnn;Rye\n'],
    [',', 'Name\nAnn\n'],
  ])('finds %j', async (delimiter, text) => {
    expect((await inspect(textFile(text))).format.delimiter).toBe(delimiter);
  });
});

describe('header and lines', () => {
  it('skips the title of a report, its empty lines and the date below', async () => {
    const open = fixture('quickbooks-customer-contact-list.csv');
    const { format, rowCount } = await inspect(open);
    expect(format.headerLine).toBe(4);
    expect(format.columns[0]).toBe('Customer full name');
    expect(rowCount).toBe(2);
  });

  it('names the columns of a file without a header', async () => {
    const { format, rowCount } = await inspect(textFile('Ann Smith,ann@example.com,Rye\nJo Doe,jo@example.com,Mesa\n'));
    expect(format).toMatchObject({ headerLine: null, columns: ['Column 1', 'Column 2', 'Column 3'] });
    expect(rowCount).toBe(2);
  });

  it('treats unknown labels above data as a header', async () => {
    const { format } = await inspect(textFile('Wer,Womit\nAnn,ann@example.com\n'));
    expect(format.columns).toEqual(['Wer', 'Womit']);
  });

  it('counts lines as an editor does, over quoted line breaks, empty lines and mixed line ends', async () => {
    const open = textFile('Name,Notes\r\nAnn,"one\r\ntwo\r\nthree"\r\n\r\nBo,x\nCy,y\rDi,"z\n"\n');
    expect((await rowsOf(open)).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'Ann'],
      [6, 'Bo'],
      [7, 'Cy'],
      [8, 'Di'],
    ]);
  });

  it('leaves the columns of its own problem file in place, for the mapping to ignore', async () => {
    const { format } = await inspect(textFile('Name,Hedgerow: line,Hedgerow: problem\nAnn,7,no\n'));
    expect(format.columns).toHaveLength(3);
  });
});

describe('what is refused', () => {
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    Buffer.from('IHDR'),
    deflateSync(Buffer.alloc(2_000)),
  ]);
  const zip = Buffer.concat([Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 0, 0, 8, 0]), Buffer.alloc(200, 7)]);
  const binary = Buffer.from(Array.from({ length: 3_000 }, (_, index) => (index * 7919) % 251));

  it.each([
    ['an image', png, 'import_file_unsupported', /image \(PNG\)/],
    ['a zip', zip, 'import_file_unsupported', /ZIP file/],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'import_file_unsupported', /PDF/],
    ['other bytes', binary, 'import_file_unsupported', /isn’t a text file/],
    ['a web page', Buffer.from('<html><table><tr><td>Ann</td></tr></table>'), 'import_file_unsupported', /web page/],
    ['JSON', Buffer.from('[{"name":"Ann"}]'), 'import_file_unsupported', /JSON/],
    ['nothing', Buffer.alloc(0), 'import_file_empty', /empty/],
    ['only spaces', Buffer.from(' \r\n \n'), 'import_file_empty', /empty/],
    ['only a header', Buffer.from('Name,E-mail\n'), 'import_no_rows', /no data/],
    ['a row of 10 MB', Buffer.from(`Name,Notes\nAnn,${'x'.repeat(10_000_000)}\n`), 'import_row_too_long', /line 2/],
    ['nothing but commas', Buffer.from(`Name,Notes\n${','.repeat(3_000_000)}`), 'import_row_too_long', /line 2/],
    ['an open quote above the rows', Buffer.from('Na"me,"Notes,More\nAnn,x\n'), 'import_quote_not_closed', /Line 1/],
  ])('%s', async (_, bytes, code, detail) => {
    await expect(inspect(bytesFile(bytes))).rejects.toMatchObject({ code, detail: expect.stringMatching(detail) });
  });
});

describe('hostile files', () => {
  const card = (lines: string) => `BEGIN:VCARD\nVERSION:3.0\nFN:Ann\n${lines}\nEND:VCARD\n`;

  // Each of them took seconds to hours.
  it.each([
    ['a telephone with 60 semicolons', card(`TEL${';'.repeat(60)}`), 1],
    ['a card in 200,000 soft line breaks', card(`NOTE;ENCODING=QUOTED-PRINTABLE:${'a=\n'.repeat(200_000)}`), 1],
    ['a megabyte of blank lines', `Name,E-mail\n${'\n'.repeat(1_000_000)}Ann,ann@example.com\n`, 1],
    ['rows of all widths', `Name,E-mail\n${'a\na,b,c\n'.repeat(50_000)}`, 100_000],
    ['a cell of 60,000 digits', `Wer,Womit\nAnn,${'1'.repeat(60_000)}x\n`, 2],
    ['60,000 accents on one letter', `Name,Notes\nAnn,a${'\u0301'.repeat(30_000)}${'\u0323'.repeat(30_000)}\n`, 1],
  ])('are read in linear time: %s', async (_, text, rowCount) => {
    const inspection = inspect(textFile(text));
    const readings = await readingsUntil(inspection);
    expect(readings).toBeLessThan(3_000);
    expect((await inspection).rowCount).toBe(rowCount);
  });

  it('are refused when they are longer than any list', async () => {
    const lines = textFile(`Name,E-mail\n${'\n'.repeat(2_600_000)}`);
    await expect(inspect(lines)).rejects.toMatchObject({ code: 'import_too_many_rows' });
  });

  it('keep what is beyond the columns of a file in one value', async () => {
    const [row] = await rowsOf(textFile(`Name,E-mail\n${'a,'.repeat(1_500)}b\n`));
    expect(row?.cells).toHaveLength(1_001);
    expect(row?.cells.at(-1)).toBe(`${'a,'.repeat(500)}b`);
  });

  it('lose one row for a NUL character, and one card for an invalid line', async () => {
    const [ann, bo] = await rowsOf(textFile('Name,Notes\nAnn,x\0y\nBo,z\n'));
    expect([ann?.cells[1], bo?.cells[1]]).toEqual(['x\uFFFDy', 'z']);
    const [damaged, next] = await rowsOf(textFile(card('what is this') + card('TEL:2125550101')));
    expect(damaged).toMatchObject({ line: 1, damage: { detail: expect.stringContaining('no colon') } });
    expect(next?.damage).toBeUndefined();
  });
});
