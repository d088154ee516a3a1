import chardet from 'chardet';

/** Encodings that can be read. Detection finds the first four by itself; the others are for a person to choose. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'macintosh',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

const BOMS: ReadonlyArray<readonly [Encoding, readonly number[]]> = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** A file that is UTF-8 but for a few damaged bytes stays UTF-8; the damaged rows are reported one by one. */
const TOLERATED_DAMAGE = 0.1;

/** Finds out the encoding from all bytes of a file, fed in order: the first umlaut may stand in the last row. */
export class EncodingDetector {
  private readonly strict = new TextDecoder('utf-8', { fatal: true });
  private readonly lenient = new TextDecoder('utf-8');
  private head: Buffer = Buffer.alloc(0);
  private suspicious: Buffer | null = null;
  private damaged = 0;
  private beyondAscii = 0;

  add(chunk: Buffer): void {
    if (this.head.length < 4096) this.head = Buffer.concat([this.head, chunk.subarray(0, 4096)]);
    if (!this.suspicious && !this.isValid(chunk)) this.suspicious = chunk;
    if (this.suspicious) this.measure(chunk);
  }

  /** The answer, once every chunk was added. */
  finish(): { encoding: Encoding; byteOrderMark: boolean } {
    const marked = BOMS.find(([, bom]) => bom.every((byte, index) => this.head[index] === byte));
    if (marked) return { encoding: marked[0], byteOrderMark: true };
    return { encoding: utf16WithoutMark(this.head) ?? this.utf8OrSingleByte(), byteOrderMark: false };
  }

  private utf8OrSingleByte(): Encoding {
    if (!this.suspicious && this.isValid()) return 'utf-8';
    if (this.damaged <= this.beyondAscii * TOLERATED_DAMAGE) return 'utf-8';
    return singleByte(this.suspicious ?? this.head);
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

/** Latin text in UTF-16 has a zero in every other byte: at odd places in little endian, at even ones in big endian. */
function utf16WithoutMark(head: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < head.length; index += 1) {
    if (head[index] !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const half = head.length / 2;
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be';
  return null;
}

/** chardet guesses wildly on a handful of accents, so only a confident Cyrillic or Central European verdict counts. */
function singleByte(sample: Buffer): Encoding {
  const [best] = chardet.analyse(sample);
  if (best && best.confidence >= 60) {
    if (best.name === 'windows-1251') return 'windows-1251';
    if (best.name === 'ISO-8859-2') return 'windows-1250';
  }
  return 'windows-1252';
}
