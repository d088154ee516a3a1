/** Longest name with its parameters, before the colon. */
const MAX_HEAD = 1_000;

const QUOTED_PRINTABLE = /QUOTED-PRINTABLE/i;

/** A content line of a card, joined from its folded lines. */
export class CardProperty {
  private readonly pieces: string[];
  private head: string;

  constructor(first: string) {
    this.pieces = [first];
    this.head = first.slice(0, MAX_HEAD);
  }

  /** vCard 2.1 continues on the next line where a quoted-printable value ends with `=`. */
  get endsSoftly(): boolean {
    return (this.pieces.at(-1)?.endsWith('=') ?? false) && this.isQuotedPrintable;
  }

  /** Adds the next line, which a `=` above or a leading space marks as a continuation. */
  append(line: string): void {
    const soft = this.endsSoftly;
    if (soft) this.pieces.push((this.pieces.pop() ?? '').slice(0, -1));
    const piece = soft ? line : line.slice(1);
    this.pieces.push(piece);
    this.head += piece.slice(0, MAX_HEAD - this.head.length);
  }

  get text(): string {
    return this.pieces.join('');
  }

  private get isQuotedPrintable(): boolean {
    const colon = this.head.indexOf(':');
    return colon >= 0 && QUOTED_PRINTABLE.test(this.head.slice(0, colon));
  }
}
