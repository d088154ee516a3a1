/** What to repeat: every separator, quote and bracket; digits, blanks and line ends of all kinds; what takes several units. */
const PIECES = [
  ...' \t\n\r,;:.-_/\\|"\'`=+*@#%&<>()[]{}^~$?!',
  ...['\r\n', '\n ', ' \n', '\n\n\r', '::', ':::', '//', '";', '","', '"\n', '\\n', '\\;', '=\n', '=41', '&#1', '{{'],
  ...['a', 'A', '1', 'a ', 'a,', 'a;', 'a:', 'a.', 'a-', 'a=', 'a@', '@a.', 'a"', '"a"', '1 ', '1,', '-1', '1.', '0x'],
  ...['ä', '漢', '😀', 'e\u0301', '\u0301', '\u200b', '\u202e', '\u05d0', '\ufeff', '\0', '\ufffd', '\ud800'],
];

export interface HostileText {
  name: string;
  /** About `length` characters. */
  of: (length: number) => string;
}

/** The pieces repeated, alone and with an end that makes a pattern fail which has matched so far. */
export function hostileTexts(more: readonly string[] = []): HostileText[] {
  const repeated = [...new Set([...PIECES, ...more])].flatMap((piece) =>
    ['', '!'].map((end) => ({
      name: `${JSON.stringify(piece)} repeated${end && `, then ${end}`}`,
      of: (length: number) => piece.repeat(Math.ceil(length / piece.length)) + end,
    })),
  );
  return [
    ...repeated,
    { name: 'marks out of order', of: (length) => `a${'\u0301'.repeat(length / 2)}${'\u0323'.repeat(length / 2)}` },
    { name: 'brackets in brackets', of: (length) => '('.repeat(length / 2) + ')'.repeat(length / 2) },
    { name: 'spaces before a word', of: (length) => `a${' '.repeat(length)}b` },
  ];
}

/** Few, for what takes long: what parts values, lines and parameters from one another. */
export const longTexts = (): HostileText[] =>
  [',', ';', '"', '=', ';a', 'a,', '\n', '\n ', 'a;b=c'].map((piece) => ({
    name: JSON.stringify(piece),
    of: (length) => piece.repeat(length / piece.length),
  }));
