import { growingTooFast, growingTooFastWhenLong } from './linear/doubling.js';
import { writtenExpressions } from './linear/expressions.js';
import { hostileTexts, longTexts } from './linear/hostile-text.js';
import { CELL_READERS, FILE_READERS, TEXT_READERS } from './linear/readers.js';

/** Beside eslint-plugin-regexp, which proves one expression at a time and knows no loops. */
describe('reading untrusted input takes time linear in its length', () => {
  it('in every regular expression', async () => {
    const expressions = writtenExpressions();
    expect(expressions.length).toBeGreaterThan(100);
    const found: string[] = [];
    for (const { place, pattern, words } of expressions) {
      const texts = hostileTexts(words.flatMap((word) => [word, `${word} `, `${word}:`]));
      const slow = await growingTooFast((text) => text.replace(pattern, ''), texts);
      found.push(...slow.map((text) => `${place}: ${text}`));
    }
    expect(found).toEqual([]);
  });

  it.each(Object.entries(FILE_READERS))('in %s of an upload', async (_, read) => {
    expect(await growingTooFast(read, hostileTexts(), 8_192)).toEqual([]);
  });

  it.each(Object.entries(FILE_READERS))('in %s of an upload that is as long as it may be', async (_, read) => {
    expect(await growingTooFastWhenLong(read, longTexts())).toEqual([]);
  });

  it.each(CELL_READERS)('in a cell that becomes $name', async ({ read, longest }) => {
    expect(await growingTooFast(read, hostileTexts(), longest)).toEqual([]);
  });

  it.each(Object.entries(TEXT_READERS))('in %s', async (_, read) => {
    expect(await growingTooFast(read, hostileTexts())).toEqual([]);
  });

  it('and this wall would notice if it did not', async () => {
    const texts = hostileTexts().filter(({ name }) => name.startsWith('"1" '));
    const quadratic = await growingTooFast((text) => /^[\d ]*\d[\d ]*$/.test(text), texts); // eslint-disable-line regexp/no-super-linear-backtracking -- the one that must be found
    expect(quadratic).toEqual(['"1" repeated, then !: 16384 characters']);
  });
});
