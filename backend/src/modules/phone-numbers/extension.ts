/** What people and programs write before an extension, in the languages of those who call. */
const WORDS = [
  ...['extension', 'extensi[oó]n', 'extens[aã]o', 'extn', 'ext', 'xtn', 'x', '#'],
  ...['durchwahl', 'dw', 'klappe', 'kl', 'apparat', 'app', 'nebenstelle', 'nst', 'poste', 'interne', 'interno', 'int'],
  ...['anexo', 'ramal', 'toestel', 'tst', 'wewn', 'wew', 'linka', 'ankn(?:ytning)?', 'lokal', 'lok', 'dahili'],
  ...['доб', 'внутр', 'вн', 'εσωτ', '内線', '内线', '分機', '分机', '转', '轉', '내선'],
].join('|');

const WRITTEN = new RegExp(`(?:${WORDS})[.:=]?\\s?(\\d{1,8})#?$`, 'iu');
/** Phones write a pause before what is dialled after the answer: "p" or commas, and "w" where they wait for a touch. */
const DIALLED = /(?<=\d)\s?(?:[pw]|,{1,3})\s?(\d{1,8})#?$/i;
const FEWEST_DIGITS = 7;

/** Takes the extension off the end of a number in ASCII digits; null where there is none. */
export function withoutExtension(number: string): { main: string; extension: string | null } {
  const text = number.replace(/\s+/g, ' ');
  const found = WRITTEN.exec(text) ?? DIALLED.exec(text);
  const main = found ? text.slice(0, found.index).replace(/[\s,;(-]{1,3}$/, '') : text;
  if (!found || main.replace(/\D/g, '').length < FEWEST_DIGITS) return { main: text, extension: null };
  return { main, extension: found[1] ?? null };
}
