import iconv from 'iconv-lite';
import { type Encoding, isSingleByte } from './encoding.js';
import { guessEncoding } from './guess-encoding.js';

/** What of a card a client list needs; everything else could only break the reading of it. */
const WANTED = [
  ...['N', 'FN', 'ORG', 'EMAIL', 'TEL', 'ADR', 'NOTE', 'CATEGORIES', 'UID', 'KIND', 'X-ABSHOWAS'],
  ...['X-ADDRESSBOOKSERVER-KIND', 'NICKNAME', 'TITLE', 'ROLE', 'URL', 'IMPP', 'BDAY', 'ANNIVERSARY'],
];
/** The parser would read them as dates and addresses of the web; here they are texts. */
const AS_TEXT = ['URL', 'IMPP', 'BDAY', 'ANNIVERSARY'];

const ENCODINGS_OF_21 = ['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT'];

/** A line of a person's card has a few; what reads them later takes the square of their number. */
const MOST_PARAMETERS = 50;

interface ContentLine {
  name: string;
  parameters: string[];
  value: string;
}

/** Rewrites the content lines of a vCard 2.1 (Outlook, old phones), 3 or 4 so that one parser reads all of them. */
export function uniformCard(lines: string[], encoding: Encoding = 'utf-8'): string[] {
  const parsed = lines.map(contentLine).filter((line) => line !== null);
  const version = parsed.find(({ name }) => name === 'VERSION')?.value.trim() ?? '3.0';
  const wanted = parsed.filter(({ name }) => WANTED.includes(name));
  const written = wanted.map((line) => uniformLine(line, version === '2.1', encoding));
  return ['BEGIN:VCARD', `VERSION:${version === '4.0' ? '4.0' : '3.0'}`, ...written, 'END:VCARD'];
}

function contentLine(text: string): ContentLine | null {
  const colon = valueColon(text);
  const [name = '', ...parameters] = text.slice(0, colon).split(';', 1 + MOST_PARAMETERS);
  const plainName = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  if (colon < 0) throw new Error(`a line has no colon: “${text.slice(0, 60)}”`);
  if (!/^[\w-]+$/.test(plainName)) return null;
  return { name: plainName, parameters, value: text.slice(colon + 1) };
}

/** The colon that ends the parameters: one in quotation marks belongs to them, unless the marks never close. */
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
  const quotedPrintable = parameter('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE';
  const charset = parameter('CHARSET')?.replaceAll('"', '');
  const plain = quotedPrintable ? decodeQuotedPrintable(value, charset, encoding) : inCharset(value, charset, encoding);
  const types = named.filter(([key]) => key === 'TYPE').map(([, type]) => `;TYPE=${type}`);
  const known = AS_TEXT.includes(name) ? `X-${name}` : name;
  return `${known}${types.join('')}:${is21 || quotedPrintable ? escapeAs3(plain, is21) : plain}`;
}

/** `TEL;HOME;VOICE` of vCard 2.1 means `TEL;TYPE=HOME;TYPE=VOICE`. */
function withName(parameter: string): [string, string] {
  const [key = '', ...value] = parameter.split('=');
  if (value.length > 0) return [key.toUpperCase(), value.join('=')];
  return [ENCODINGS_OF_21.includes(key.toUpperCase()) ? 'ENCODING' : 'TYPE', key];
}

function decodeQuotedPrintable(value: string, charset: string | undefined, encoding: Encoding): string {
  const bytes = quotedBytes(value);
  if (charset && iconv.encodingExists(charset)) return iconv.decode(bytes, charset);
  const utf8 = bytes.toString('utf8');
  if (!utf8.includes('\uFFFD')) return utf8;
  // The encoding of the file is that of its quoted values, where they alone have more than ASCII.
  return iconv.decode(bytes, isSingleByte(encoding) ? encoding : guessEncoding(bytes).encoding);
}

/** The bytes that a value in quoted-printable stands for. */
export function quotedBytes(value: string): Buffer {
  const bytes = value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** A line that names an encoding of its own, in a file that was read in another. */
function inCharset(value: string, charset: string | undefined, encoding: Encoding): string {
  const isOther = charset && iconv.encodingExists(charset) && charset.toLowerCase() !== encoding;
  if (!isOther || !isSingleByte(encoding) || /^[\x00-\x7F]*$/.test(value)) return value;
  return iconv.decode(iconv.encode(value, encoding), charset);
}

/** vCard 2.1 escapes nothing but the semicolon; a comma or a line break would end the value in vCard 3. */
function escapeAs3(value: string, is21: boolean): string {
  const oneLine = value.replace(/\r\n|\r|\n/g, '\\n');
  return is21 ? oneLine.replace(/\\(?![n;])/g, '\\\\').replace(/,/g, '\\,') : oneLine;
}
