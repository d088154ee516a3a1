import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvBytes, csvStream } from './csv.js';
import { withFormulasGuarded, withoutFormulaGuards } from './formulas.js';

const FORMULAS = ['=2+2', '+1', '-1', '@SUM(1)', '＝2+2', '＋1', '－1', '＠SUM(1)', '\t=2+2', '\r=2+2'];
const BEFORE = [
  '',
  'x\n',
  'x\r\n',
  'x\r',
  'x\u2028',
  '"',
  ' ',
  '\u00a0',
  '\ufeff',
  '\u200b',
  '\u202e',
  '\0',
  'x,',
  'x;',
];
const AFTER_LINE_BREAKS = ['x\n"', 'x\r\n  ', 'x\n\ufeff', 'x\ny,', 'x\n"",', 'x\ty\t'];

const CELLS = [...BEFORE, ...AFTER_LINE_BREAKS].flatMap((before) => FORMULAS.map((formula) => before + formula));

/** A piece of the file as a spreadsheet looks at it. */
const isFormula = (piece: string) => /^[=+\-@\t\r＝＋－＠]/.test(piece.replace(/^[\s"\p{Cc}\p{Cf}]+/u, ''));

/** What any reader may take for a cell: split at every line break and every separator, in quotes or not. */
const pieces = (file: string) => file.split(/[\r\n\u2028,;\t|]/);

describe('CSV that we write', () => {
  it.each(CELLS)('has no cell that starts a formula: %j', (cell) => {
    const file = csvBytes([
      ['Name', 'Notes'],
      [cell, 'x'],
      ['x', cell],
    ]).toString('utf8');
    expect(pieces(file).filter(isFormula)).toEqual([]);
  });

  it('is read back as the same rows by every reader', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ab=+-@"\',;\t\n\r \ufeff＝') });
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1 }), (rows) => {
        const file = csvBytes([['Name', 'Notes'], ...rows]).toString('utf8');
        expect(parse(file, { bom: true }).slice(1)).toEqual(rows.map((row) => row.map(withFormulasGuarded)));
        expect(pieces(file).filter(isFormula)).toEqual([]);
      }),
    );
  });

  it('restores escaped values', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ab=+-@",;\t\n\r \ufeff＝') });
    fc.assert(fc.property(value, (cell) => expect(withoutFormulaGuards(withFormulasGuarded(cell))).toBe(cell)));
    // What a spreadsheet had guarded before counts as the same: the second time nothing is added.
    expect(withFormulasGuarded("'=A1")).toBe("'=A1");
  });

  it('streams the same bytes', async () => {
    async function* rows() {
      yield* [
        ['Name', 'Notes'],
        ['Zoë', 'x\n=2+2'],
      ];
    }
    expect((await buffer(csvStream(rows()))).toString()).toBe('\ufeffName,Notes\r\nZoë,"x\n\'=2+2"\r\n');
  });
});
