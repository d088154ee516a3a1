import iconv from 'iconv-lite';
import { guessEncoding, isDoubtfulUtf8, SAMPLE_BYTES } from './guess-encoding.js';

/** The encodings that can be read: all that list programs and phones have used. */
export const ENCODINGS = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'windows-1250', 'windows-1251', 'macintosh'] as const),
  ...(['windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258'] as const),
  ...(['windows-874', 'iso-8859-2', 'iso-8859-5', 'iso-8859-7', 'iso-8859-15', 'koi8-r', 'koi8-u'] as const),
  ...(['ibm437', 'ibm850', 'ibm852', 'ibm866', 'maccyrillic'] as const),
  ...(['iso-8859-4', 'iso-8859-6', 'iso-8859-13', 'ibm737', 'ibm775', 'ibm857', 'ibm860', 'ibm861'] as const),
  ...(['ibm862', 'ibm863', 'ibm865', 'macgreek', 'macturkish', 'maccenteuro', 'maccroatian'] as const),
  ...(['shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5'] as const),
] as const;

export type Encoding = (typeof ENCODINGS)[number];

const WIDE: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5'];

/** Whether each byte is a character, so that text can be converted back to its original bytes. */
export const isSingleByte = (encoding: Encoding): boolean => !WIDE.includes(encoding);

export interface FoundEncoding {
  encoding: Encoding;
  byteOrderMark: boolean;
  /** The bytes do not determine it: a person should check the letters. */
  isGuess: boolean;
}

const BOMS: ReadonlyArray<readonly [Encoding, readonly number[]]> = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** A UTF-8 file with a few damaged bytes stays UTF-8; its damaged rows are reported one by one. */
const TOLERATED_DAMAGE = 0.1;

/** The lines of a file that contain more than ASCII. */
class NonAsciiSample {
  private readonly lines: Buffer[] = [];
  private readonly quotedLines: Buffer[] = [];
  private size = 0;
  private rest = '';

  add(chunk: Buffer): void {
    if (this.size >= SAMPLE_BYTES) return;
    const lines = (this.rest.slice(-4096) + chunk.toString('latin1')).split(/[\r\n]+/);
    this.rest = lines.pop() ?? '';
    for (const line of lines) this.take(line);
  }

  /** Takes the last line, which no line end follows. */
  end(): void {
    this.take(this.rest);
    this.rest = '';
  }

  get bytes(): Buffer {
    return Buffer.concat(this.lines);
  }

  /** The quoted-printable text that does not name its encoding. */
  get quoted(): Buffer {
    return Buffer.concat(this.quotedLines);
  }

  private take(line: string): void {
    if (this.size >= SAMPLE_BYTES) return;
    const colon = line.indexOf(':');
    const head = line.slice(0, colon).slice(0, 200);
    // A vCard line that names its encoding says nothing about the others.
    if (/^[\w.-]+;[^:]*charset=/i.test(head)) return;
    const isQuoted = /quoted-printable/i.test(head);
    if (isQuoted) this.keep(this.quotedLines, quotedBytes(line.slice(colon + 1)));
    else if (/[\x80-\xFF]/.test(line)) this.keep(this.lines, Buffer.from(line, 'latin1'));
  }

  private keep(list: Buffer[], bytes: Buffer): void {
    const kept = bytes.subarray(0, SAMPLE_BYTES - this.size);
    list.push(kept, Buffer.from('\n'));
    this.size += kept.length;
  }
}

/** The bytes that a value in quoted-printable stands for. */
export function quotedBytes(value: string): Buffer {
  const bytes = value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Detects the encoding from all bytes of a file, fed in order: the first umlaut may be in the last row. */
export class EncodingDetector {
  private readonly strict = new TextDecoder('utf-8', { fatal: true });
  private readonly lenient = new TextDecoder('utf-8');
  private readonly sample = new NonAsciiSample();
  private head: Buffer = Buffer.alloc(0);
  private isUtf8 = true;
  private damaged = 0;
  private beyondAscii = 0;

  add(chunk: Buffer): void {
    if (this.head.length < 4096) this.head = Buffer.concat([this.head, chunk.subarray(0, 4096)]);
    this.isUtf8 &&= this.isValid(chunk);
    this.sample.add(chunk);
    if (!this.isUtf8) this.measure(chunk);
  }

  /** The result, once every chunk was added. */
  finish(): FoundEncoding {
    this.sample.end();
    const marked = BOMS.find(([, bom]) => bom.every((byte, index) => this.head[index] === byte));
    if (marked) return { encoding: marked[0], byteOrderMark: true, isGuess: marked[0] === 'utf-8' && this.isDoubtful };
    const wide = utf16WithoutMark(this.head);
    return { byteOrderMark: false, ...(wide ? { encoding: wide, isGuess: false } : this.withoutMark()) };
  }

  private withoutMark(): Pick<FoundEncoding, 'encoding' | 'isGuess'> {
    const isUtf8 = (this.isUtf8 && this.isValid()) || this.damaged <= this.beyondAscii * TOLERATED_DAMAGE;
    const { bytes } = this.sample;
    if (!isUtf8) return bytes.length > 0 ? guessEncoding(bytes) : { encoding: 'utf-8', isGuess: false };
    // Old cards are plain ASCII, with everything else in quoted-printable.
    const quoted = this.sample.quoted;
    if (this.beyondAscii > 0 || quoted.length === 0 || this.isDecodable(quoted))
      return { encoding: 'utf-8', isGuess: this.isDoubtful };
    return guessEncoding(quoted);
  }

  private get isDoubtful(): boolean {
    return isDoubtfulUtf8(this.sample.bytes);
  }

  private isDecodable(bytes: Buffer): boolean {
    return !bytes.toString('utf8').includes('\uFFFD');
  }

  private isValid(chunk?: Buffer): boolean {
    try {
      this.strict.decode(chunk, { stream: chunk !== undefined });
      return true;
    } catch {
      return false;
    }
  }

  private measure(chunk: Buffer): void {
    for (const character of this.lenient.decode(chunk, { stream: true })) {
      if (character === '\uFFFD') this.damaged += 1;
      else if (character > '\u007F') this.beyondAscii += 1;
    }
  }
}

/** Characters that occur in no text: unassigned codes and lone surrogates. */
const NO_TEXT = /[\p{Cn}\p{Co}\p{Cs}\uFFFD]/gu;

/** UTF-16 without its mark: every other byte is zero for Latin text, and for line ends in any text. */
export function utf16WithoutMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zerosAt = (place: number) => head.filter((byte, index) => byte === 0 && index % 2 === place).length;
  const [even, odd] = [zerosAt(0), zerosAt(1)];
  // A clear majority on one side: the other side's zeros belong to characters like U+0100.
  if (Math.min(even, odd) * 5 > Math.max(even, odd) || even === odd) return null;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = iconv.decode(head.subarray(0, head.length & ~1), encoding);
  return /[\r\n]/.test(text) && (text.match(NO_TEXT)?.length ?? 0) < text.length * 0.02 ? encoding : null;
}
