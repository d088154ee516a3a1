import { Linter } from 'eslint';
import { plainWords, unwrittenWords } from '../../../scripts/lint/plain-words.mjs';
import { contract } from './contract-document.js';

const linter = new Linter();

/** What the rule says of a screen that is written so. */
function told(code: string): string[] {
  const found = linter.verify(code, {
    ...plainWords,
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
    rules: { 'hedgerow/plain-words': 'error' },
  });
  return found.map(({ message }) => message);
}

/** Every summary and description of a document, at any depth. */
function proseOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) =>
    (name === 'summary' || name === 'description') && typeof value === 'string' ? [value] : proseOf(value),
  );
}

describe('the words on screen', () => {
  it.each([
    ["const label = 'Colour of the crew'", 'Colour', '“color”'],
    ["const STATUS = { cancelled: 'Cancelled' }", 'Cancelled', '“canceled”'],
    ['<Text>The format was recognised</Text>', 'recognised', '“recognized”'],
    ['<TextField label="E-mail" />', 'E-mail', '“email”'],
    ["throw new Error('There is no such client')", 'no such', '“Client not found”'],
    ["no('Please try again')", 'Please', 'without it'],
    ["toast.done('Visit completed!')", '!', 'nobody shouts'],
    ["<Text>Don't leave</Text>", "'", 'curly quotes'],
    ['const words = `The client "${name}" is new`', '"', 'curly quotes'],
    ['const words = `${count} rows cannot be read`', 'cannot', '“can’t”'],
    ['const words = `${percent} % done`', '%', '“40%”'],
    ["const label = 'Loading...'", '...', '“…”'],
    ["const help = 'Somebody changed it meanwhile'", 'Somebody', 'who it is'],
    ["const help = 'Skipped all the same'", 'all the same', '“anyway”'],
  ])('may not be words from the list: %s', (code, found, say) => {
    const [message = ''] = told(code);
    expect(message).toContain(found);
    expect(message).toContain(say);
    expect(message).toContain('web/docs/words.md');
  });

  it.each([
    "const done = status === 'cancelled'",
    "const STATUS = { cancelled: 'Canceled', on_hold: 'On hold' }",
    "may(me, 'visits.override_conflict', 'double-book crews')",
    "import { colour } from './colour'",
    '<Badge color={crew.colour}>Do not service</Badge>',
    '<Text>Your changes can’t be saved. Try “Save” again…</Text>',
    'const words = `${percent}% of ${total} clients`',
  ])('are not checked in codes and names: %s', (code) => {
    expect(told(code)).toEqual([]);
  });

  it('are checked in the contract, too', () => {
    const unwritten = proseOf(contract).flatMap((text) =>
      unwrittenWords(text.replaceAll(/`[^`]*`/g, '')).map(({ found, say }) => `“${found}”: write ${say}, in: ${text}`),
    );
    expect(unwritten).toEqual([]);
  });

  it('have a tested sentence for every forbidden word', () => {
    expect(unwrittenWords('Please mend the colour!', { isOnScreen: true })).toHaveLength(4);
    // Guides and the contract are written for programmers, with straight quotes and a whole "is not" where it helps.
    expect(unwrittenWords("It is not the client's.")).toEqual([]);
  });
});
