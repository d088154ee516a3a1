import { withoutLetters } from './vanity.js';

/** What people and programs write before an extension, in various languages. */
const WORDS = [
  ...['extension', 'extensi[oó]n', 'extens[aã]o', 'extn', 'ext', 'xtn', 'x', '#', '\\*', 'option', 'opt', 'press'],
  ...['durchwahl', 'dw', 'klappe', 'kl', 'apparat', 'app', 'nebenstelle', 'nst', 'poste', 'interne', 'interno', 'int'],
  ...['anexo', 'ramal', 'toestel', 'tst', 'wewn(?:ętrzny)?', 'wew', 'linka', 'vnitřní', 'ankn(?:ytning)?', 'alanumero'],
  ...['lokal', 'lok', 'dahili', 'mellék', 'internă', 'máy lẻ', 'доб(?:авочный)?', 'внутр(?:енний)?', 'вн', 'д', 'εσωτ'],
  ...['שלוחה', 'تحويلة', 'داخلي', 'ต่อ', '[内內][線线]', '分[機机]', '转', '轉', '내선'],
]
  .join('|')
  .normalize('NFKC');

const WRITTEN = new RegExp(`(?:${WORDS})[.:=]?\\s?(?:(?:no|nr|number)\\b[.:]?\\s?)?(\\d{1,8})#?[)\\]]?$`, 'iu');
/** Phones write a pause before what is dialed after the answer: "p" or commas, or "w" where they wait for a key. */
const DIALLED = /(?<=\d)\s?(?:[pw]|,{1,3})\s?(\d{1,8})#?$/i;
const FEWEST_DIGITS = 7;

/** Removes the extension from the end of a number in ASCII digits; null where there is none. */
export function withoutExtension(number: string): { main: string; extension: string | null } {
  const text = number.replace(/\s+/g, ' ');
  const found = WRITTEN.exec(text) ?? DIALLED.exec(text);
  const main = found ? text.slice(0, found.index).replace(/[\s,;([/-]{1,3}$/, '') : text;
  if (!found || withoutLetters(main).replace(/\D/g, '').length < FEWEST_DIGITS) return { main: text, extension: null };
  return { main, extension: found[1] ?? null };
}
