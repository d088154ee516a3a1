import type { Readable } from 'node:stream';
import type { Encoding } from './encoding.js';
import { MAX_ROW_CHARACTERS } from './source.js';
import { UnreadableFile } from './unreadable-file.js';
import { textLines, tooLong } from './vcard-lines.js';

/** One card: its first line in the file and its content lines, unfolded, without photos and sounds. */
export interface CardText {
  line: number;
  lines: string[];
}

/** Embedded files, which can be megabytes long and which no client needs. */
const EMBEDDED = /^([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DEFAULT-POSTAL-ADDRESS)[;:]/i;

/** Old phones write the lines of a photo without the leading space. */
const PROPERTY = /^[\w.-]+[;:]/;

/** Streams the cards of a vCard file of any version, in bounded memory. */
export async function* vcardCards(file: Readable, encoding: Encoding): AsyncGenerator<CardText> {
  let card: CardText | null = null;
  let size = 0;
  let dropping = false;
  for await (const { line, text } of textLines(file, encoding)) {
    if (/^BEGIN:VCARD\s*$/i.test(text)) {
      if (card) throw notClosed(card.line);
      card = { line, lines: [] };
      size = 0;
      dropping = false;
    } else if (card && /^END:VCARD\s*$/i.test(text)) {
      yield card;
      card = null;
    } else if (card) {
      dropping = isContinuation(card, text) || (dropping && !PROPERTY.test(text)) ? dropping : EMBEDDED.test(text);
      if (dropping) continue;
      size += text.length;
      if (size > MAX_ROW_CHARACTERS) throw tooLong(card.line);
      append(card, text);
    }
  }
  if (card) throw notClosed(card.line);
}

/** vCard 3 and 4 continue a line with a leading space, vCard 2.1 in quoted-printable with `=` at the end. */
function isContinuation(card: CardText, text: string): boolean {
  if (/^[ \t]/.test(text)) return true;
  const last = card.lines.at(-1);
  return last !== undefined && endsSoftly(last);
}

function append(card: CardText, text: string): void {
  const last = card.lines.at(-1);
  if (last !== undefined && endsSoftly(last)) card.lines[card.lines.length - 1] = last.slice(0, -1) + text;
  else if (last !== undefined && /^[ \t]/.test(text)) card.lines[card.lines.length - 1] = last + text.slice(1);
  else if (text.trim()) card.lines.push(text);
}

function endsSoftly(text: string): boolean {
  return text.endsWith('=') && /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(text);
}

function notClosed(line: number): UnreadableFile {
  return new UnreadableFile(
    'import_card_not_closed',
    `The card that begins in line ${line} has no END:VCARD. The file may be cut off; export it again.`,
    line,
  );
}
