import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvBytes, csvStream } from './csv.js';
import { withFormulasGuarded, withFormulasGuardedOnce, withoutFormulaGuards } from './formulas.js';

const FORMULAS = [
  '=2+2',
  '+1',
  '-1',
  '@SUM(1)',
  '＝2+2',
  '＋1',
  '－1',
  '＠SUM(1)',
  '﹦2',
  '﹢1',
  '﹣1',
  '﹫A',
  '\t=2+2',
  '\r=2+2',
];
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
const isFormula = (piece: string) => /^[=+\-@\t\r＝＋－＠﹦﹢﹣﹫]/.test(piece.replace(/^[\s"\p{Cc}\p{Cf}]+/u, ''));

/** What any reader may take for a cell: split at every line break and every separator, in quotes or not. */
const pieces = (file: string) => file.split(/[\r\n\u2028,;\t|]/);

describe('CSV exports neutralize formulas (promise 2.12): CSV that we write', () => {
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

  it('restores every value, guarded before or not', () => {
    const value = fc.string({ unit: fc.constantFrom(...`a=+-@"',;|\t\n\r \ufeff＝`) });
    fc.assert(fc.property(value, (cell) => expect(withoutFormulaGuards(withFormulasGuarded(cell))).toBe(cell)));
  });

  it.each(["'=A1", "''=A1", "'+1 937 555 0161", "'\t@x", "a\n'-1", "a; '=b,'=c", "''", "'tis", `'"=A1`, "'＝A1"])(
    'restores %j, which somebody typed, and once more',
    (typed) => {
      const guarded = withFormulasGuarded(typed);
      expect(withoutFormulaGuards(guarded)).toBe(typed);
      expect(withoutFormulaGuards(withFormulasGuarded(guarded))).toBe(guarded);
    },
  );

  it('leaves the meaning of a copied cell as it is, guarded or not', () => {
    const value = fc.string({ unit: fc.constantFrom(...`a=+-@"',;|\t\n\r \ufeff＝`) });
    fc.assert(
      fc.property(value, (cell) => {
        const copied = withFormulasGuardedOnce(cell);
        expect(withoutFormulaGuards(copied)).toBe(withoutFormulaGuards(cell));
        expect(pieces(copied).filter(isFormula)).toEqual([]);
      }),
    );
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
