import iconv from 'iconv-lite';

/** What of a card a client list needs; everything else could only break the reading of it. */
const WANTED = ['N', 'FN', 'ORG', 'EMAIL', 'TEL', 'ADR', 'NOTE', 'CATEGORIES', 'UID', 'KIND', 'X-ABSHOWAS'];

const ENCODINGS_OF_21 = ['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT'];

/** A line of a person's card has a few; what reads them later takes the square of their number. */
const MOST_PARAMETERS = 50;

interface ContentLine {
  name: string;
  parameters: string[];
  value: string;
}

/** Rewrites the content lines of a vCard 2.1 (Outlook, old phones), 3 or 4 so that one parser reads all of them. */
export function uniformCard(lines: string[]): string[] {
  const parsed = lines.map(contentLine).filter((line) => line !== null);
  const version = parsed.find(({ name }) => name === 'VERSION')?.value.trim() ?? '3.0';
  const wanted = parsed.filter(({ name }) => WANTED.includes(name));
  const written = wanted.map((line) => uniformLine(line, version === '2.1'));
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

function uniformLine({ name, parameters, value }: ContentLine, is21: boolean): string {
  const named = parameters.map(withName);
  const parameter = (key: string) => named.find(([own]) => own === key)?.[1];
  const quotedPrintable = parameter('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE';
  const plain = quotedPrintable ? decodeQuotedPrintable(value, parameter('CHARSET')) : value;
  const types = named.filter(([key]) => key === 'TYPE').map(([, type]) => `;TYPE=${type}`);
  return `${name}${types.join('')}:${is21 || quotedPrintable ? escapeAs3(plain, is21) : plain}`;
}

/** `TEL;HOME;VOICE` of vCard 2.1 means `TEL;TYPE=HOME;TYPE=VOICE`. */
function withName(parameter: string): [string, string] {
  const [key = '', ...value] = parameter.split('=');
  if (value.length > 0) return [key.toUpperCase(), value.join('=')];
  return [ENCODINGS_OF_21.includes(key.toUpperCase()) ? 'ENCODING' : 'TYPE', key];
}

function decodeQuotedPrintable(value: string, charset: string | undefined): string {
  const bytes = Buffer.from(
    value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  if (charset && iconv.encodingExists(charset)) return iconv.decode(bytes, charset);
  const utf8 = bytes.toString('utf8');
  return utf8.includes('\uFFFD') ? iconv.decode(bytes, 'windows-1252') : utf8;
}

/** vCard 2.1 escapes nothing but the semicolon; a comma or a line break would end the value in vCard 3. */
function escapeAs3(value: string, is21: boolean): string {
  const oneLine = value.replace(/\r\n|\r|\n/g, '\\n');
  return is21 ? oneLine.replace(/\\(?![n;])/g, '\\\\').replace(/,/g, '\\,') : oneLine;
}
