import iconv from 'iconv-lite';
import { type Encoding, isSingleByte, quotedBytes } from './encoding.js';
import { guessEncoding } from './guess-encoding.js';

/** The properties with a column in a client list; anything else that people enter becomes a line of text. */
const WANTED = [
  ...['N', 'FN', 'ORG', 'EMAIL', 'TEL', 'ADR', 'NOTE', 'CATEGORIES', 'UID', 'KIND', 'X-ABSHOWAS'],
  ...['X-ADDRESSBOOKSERVER-KIND', 'NICKNAME', 'TITLE', 'ROLE', 'URL', 'IMPP', 'BDAY', 'ANNIVERSARY', 'LABEL'],
  ...['X-EVOLUTION-LIST', 'RELATED', 'X-SPOUSE', 'X-ABRELATEDNAMES', 'X-SKYPE', 'X-SKYPE-USERNAME', 'X-ASSISTANT'],
];
/** What programs tell each other, and what is no text. */
const TECHNICAL =
  /^(?:BEGIN|END|VERSION|PRODID|REV|SOURCE|MAILER|NAME|PROFILE|CLASS|SORT-STRING|CLIENTPIDMAP|XML|MEMBER|FBURL|CALURI|CALADRURI|CAPURI|AGENT|X-AB(?:ADR|LABEL|UID)|X-(?:ADDRESSBOOKSERVER|APPLE|EVOLUTION|MOZILLA|MS-OL|SHARED|WAB|RADICALE|SYNCML|IRMC|IMAGE|PHOTO)-?[\w-]*|X-(?:PRODID|CLASS|FILE-AS|TIMESTAMPS|REDUCTION|NO))$/;

/** The parser would read them as dates and URLs; here they are text. */
const AS_TEXT = ['URL', 'IMPP', 'BDAY', 'ANNIVERSARY', 'RELATED'];

const ENCODINGS_OF_21 = ['QUOTED-PRINTABLE', 'BASE64', 'B', '7BIT', '8BIT'];

/** Real lines have a few; later readers take the square of their number. */
const MOST_PARAMETERS = 50;

interface ContentLine {
  name: string;
  parameters: string[];
  value: string;
}

/**
 * Rewrites the content lines of a vCard 2.1 (Outlook, old phones), 3 or 4 so that one parser reads all of them. The
 * characters of `lines` are bytes in `encoding`, except for lines that name their own.
 */
export function uniformCard(lines: string[], encoding: Encoding = 'utf-8'): string[] {
  const parsed = lines.map(contentLine).filter((line) => line !== null);
  const version = parsed.find(({ name }) => name === 'VERSION')?.value.trim() ?? '3.0';
  const wanted = parsed.filter((line) => WANTED.includes(line.name) || isTold(line));
  const written = wanted.map((line) => uniformLine(line, version === '2.1', encoding));
  return ['BEGIN:VCARD', `VERSION:${version === '4.0' ? '4.0' : '3.0'}`, ...written, 'END:VCARD'];
}

/** Something that a person entered, for which there is no column. */
const isTold = ({ name, parameters, value }: ContentLine) =>
  !TECHNICAL.test(name) &&
  value.trim() !== '' &&
  !parameters.some((parameter) => /^(?:ENCODING=)?B(?:ASE64)?$/i.test(parameter));

function contentLine(text: string): ContentLine | null {
  const colon = valueColon(text);
  const [name = '', ...parameters] = text.slice(0, colon).split(';', 1 + MOST_PARAMETERS);
  const plainName = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  if (colon < 0) throw new Error(`a line has no colon: “${text.slice(0, 60).replace(/[^\x20-\x7E]/g, '?')}”`);
  if (!/^[\w-]+$/.test(plainName)) return null;
  return { name: plainName, parameters, value: text.slice(colon + 1) };
}

/** The colon that ends the parameters: a quoted one belongs to them, unless the quotes never close. */
function valueColon(text: string): number {
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') quoted = !quoted;
    else if (text[index] === ':' && !quoted) return index;
  }
  return text.indexOf(':');
}

function uniformLine({ name, parameters, value }: ContentLine, is21: boolean, encoding: Encoding): string {
  const named = parameters.map(withName);
  const parameter = (key: string) => named.find(([own]) => own === key)?.[1];
  const transfer = parameter('ENCODING')?.toUpperCase() ?? '';
  const bytes = bytesOf(value, transfer);
  const text = decoded(bytes, parameter('CHARSET')?.replaceAll('"', ''), encoding, transfer === QUOTED);
  const kept = named.flatMap(([key, word]) => keptParameter(key, word, encoding));
  const known = AS_TEXT.includes(name) || !WANTED.includes(name) ? `X-${name.replace(/^X-/, '')}` : name;
  return `${known}${kept.join('')}:${is21 || isEncoded(transfer) ? escapeAs3(text, is21) : text}`;
}

const QUOTED = 'QUOTED-PRINTABLE';
const isBase64 = (transfer: string) => transfer === 'BASE64' || transfer === 'B';
const isEncoded = (transfer: string) => transfer === QUOTED || isBase64(transfer);

/** The parameters that are used later; unclosed quotes would break the line. */
function keptParameter(key: string, word: string, encoding: Encoding): string[] {
  if (key === 'TYPE') return [`;TYPE=${word.replace(/[^\w,-]/g, '')}`];
  if (key === 'PREF' && /^\d{1,3}$/.test(word)) return [`;PREF=${word}`];
  if (key === 'CC' && /^[A-Za-z]{2}$/.test(word)) return [`;CC=${word}`];
  const printed = decoded(Buffer.from(word.replaceAll('"', ''), 'latin1'), undefined, encoding, false);
  const text = printed.replace(/[:;\r\n]|\\n|\^n/gi, ', ');
  return key === 'LABEL' ? [`;LABEL="${text}"`] : [];
}

/** `TEL;HOME;VOICE` of vCard 2.1 means `TEL;TYPE=HOME;TYPE=VOICE`. */
function withName(parameter: string): [string, string] {
  const [key = '', ...value] = parameter.split('=');
  if (value.length > 0) return [key.toUpperCase(), value.join('=')];
  return [ENCODINGS_OF_21.includes(key.toUpperCase()) ? 'ENCODING' : 'TYPE', key];
}

/** The bytes of a value, whatever it was sent as. */
function bytesOf(value: string, transfer: string): Buffer {
  if (transfer === QUOTED) return quotedBytes(value);
  return isBase64(transfer) ? Buffer.from(value, 'base64') : Buffer.from(value, 'latin1');
}

/** By the encoding that a line names; else by that of the file, which for quoted values may be found in them alone. */
function decoded(bytes: Buffer, charset: string | undefined, encoding: Encoding, isQuoted: boolean): string {
  const named = charset === undefined ? LOST : inCharset(bytes, charset);
  if (!named.includes(LOST)) return named;
  const utf8 = isQuoted ? bytes.toString('utf8') : LOST;
  if (!utf8.includes(LOST)) return utf8;
  return iconv.decode(bytes, !isQuoted || isSingleByte(encoding) ? encoding : guessEncoding(bytes).encoding);
}

const LOST = '\uFFFD';

/** Only the web's standard knows some encodings that phones name: ISO-2022-JP. */
function inCharset(bytes: Buffer, charset: string): string {
  if (iconv.encodingExists(charset)) return iconv.decode(bytes, charset);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return LOST;
  }
}

/** vCard 2.1 escapes only the semicolon; a comma or a line break would end the value in vCard 3. */
function escapeAs3(value: string, is21: boolean): string {
  const oneLine = value.replace(/\r\n|\r|\n/g, '\\n');
  return is21 ? oneLine.replace(/\\(?![n;])/g, '\\\\').replace(/,/g, '\\,') : oneLine;
}
