import type { Readable } from 'node:stream';
import type { Encoding } from './encoding.js';
import { MAX_LINES, MAX_ROW_CHARACTERS } from './source.js';
import { tooManyLines, UnreadableFile } from './unreadable-file.js';
import { type TextLine, textLines, tooLong } from './text-lines.js';
import { CardProperty } from './vcard-property.js';

/**
 * One card: its first line in the file and its content lines, unfolded, without photos and sounds. The characters of a
 * line are its bytes, since each line may name its own encoding.
 */
export interface CardText {
  line: number;
  lines: string[];
  /** Why it cannot be read as a whole. */
  damage?: string;
}

/** Embedded files, which can be megabytes long and which no client needs. */
const EMBEDDED = /^([\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-MS-OL-DEFAULT-POSTAL-ADDRESS)[;:]/i;

const MAX_NAME = 100;

/** Old phones write the lines of a photo without the leading space. */
const PROPERTY = /^[\w.-]+[;:]/;

/** People's cards have a few dozen. */
const MAX_PROPERTIES = 1_000;
const TOO_MANY = `it has more than ${MAX_PROPERTIES.toLocaleString('en-US')} lines`;

/** Streams the cards of a vCard file of any version, in bounded memory. */
export async function* vcardCards(file: Readable, encoding: Encoding): AsyncGenerator<CardText> {
  const cards = new Cards();
  const isWide = isUtf16(encoding);
  for await (const lines of textLines(file, isWide ? encoding : 'binary')) {
    if ((lines.at(-1)?.line ?? 0) > MAX_LINES) throw tooManyLines();
    for (const { line, text } of lines) yield* cards.add({ line, text: isWide ? bytesOf(text) : text });
  }
  yield* cards.end();
}

/** Line ends take two bytes in these, so the file is decoded before it is split. */
export const isUtf16 = (encoding: Encoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be';

const bytesOf = (text: string) => Buffer.from(text).toString('latin1');

const BEGIN = /^BEGIN:VCARD\s*$/i;
const END = /^END:VCARD\s*$/i;
const NOT_CLOSED = 'it has no END:VCARD, so the file may be incomplete';

const BYTE_ORDER_MARK = /^(?:\xEF\xBB\xBF)+/;
/** A nested card of version 2.1, which follows this line. */
const AGENT = /^AGENT[^:]*:\s*$/i;

/** A lost character next to a card's marker does not cost the card. */
const isMark = (text: string, mark: RegExp) =>
  text.length < MAX_NAME && mark.test(text.replaceAll('\0', '').replace(BYTE_ORDER_MARK, '').trim());

/** Joins lines into cards. A card that never ends costs only itself, unless the file has no other. */
class Cards {
  private open: OpenCard | null = null;
  private isAnyClosed = false;

  add({ line, text }: TextLine): CardText[] {
    if (this.open?.isNested(isMark(text, BEGIN), isMark(text, END))) return [];
    if (isMark(text, BEGIN)) {
      const broken = this.open ? [{ ...this.open.close(), damage: NOT_CLOSED }] : [];
      this.open = new OpenCard(line);
      return broken;
    }
    if (!this.open || !isMark(text, END)) {
      this.open?.add(text);
      return [];
    }
    const closed = this.open.close();
    this.open = null;
    this.isAnyClosed = true;
    return [closed];
  }

  end(): CardText[] {
    if (this.open && !this.isAnyClosed) throw notClosed(this.open.line);
    return this.open ? [{ ...this.open.close(), damage: NOT_CLOSED }] : [];
  }
}

/** A card that has not ended yet. */
class OpenCard {
  private readonly properties: CardProperty[] = [];
  private size = 0;
  private dropping = false;
  private tooMany = false;
  private isInAgent = false;

  constructor(readonly line: number) {}

  /** Whether a line belongs to a nested agent's card. */
  isNested(begins: boolean, ends: boolean): boolean {
    const isNested = this.isInAgent || (begins && AGENT.test(this.properties.at(-1)?.text ?? ''));
    this.isInAgent = isNested && !ends;
    return isNested;
  }

  /** vCard 3 and 4 continue a line with a leading space, vCard 2.1 in quoted-printable with `=` at the end. */
  add(text: string): void {
    const last = this.properties.at(-1);
    const continues = /^[ \t]/.test(text) || (last?.endsSoftly ?? false);
    this.dropping =
      continues || (this.dropping && !PROPERTY.test(text)) ? this.dropping : EMBEDDED.test(text.slice(0, MAX_NAME));
    if (this.dropping) return;
    this.size += text.length;
    if (this.size > MAX_ROW_CHARACTERS) throw tooLong(this.line);
    if (continues && last) last.append(text);
    else if (text.trim()) this.begin(text);
  }

  close(): CardText {
    const { line, properties, tooMany } = this;
    return { line, lines: properties.map(({ text }) => text), ...(tooMany && { damage: TOO_MANY }) };
  }

  private begin(text: string): void {
    if (this.properties.length < MAX_PROPERTIES) this.properties.push(new CardProperty(text));
    else this.tooMany = true;
  }
}

function notClosed(line: number): UnreadableFile {
  return new UnreadableFile(
    'import_card_not_closed',
    `The vCard starting on line ${line} has no END:VCARD. The file may be incomplete. Export it again.`,
    line,
  );
}
