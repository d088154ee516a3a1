import iconv from 'iconv-lite';
import { guessEncoding, NonAsciiSample } from './guess-encoding.js';

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
    const marked = BOMS.find(([, bom]) => bom.every((byte, index) => this.head[index] === byte));
    if (marked) return { encoding: marked[0], byteOrderMark: true, isGuess: false };
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
      return { encoding: 'utf-8', isGuess: false };
    return guessEncoding(quoted);
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
