import type { Fonts, Weight } from './fonts.js';
import { RIGHT_TO_LEFT } from './shaping.js';
import { breakIntoLines, type Line, type TextStyle } from './paragraph.js';

export interface TextBlock extends TextStyle {
  color: string;
  /** Points from the left edge of the paper; default: the left margin. */
  x?: number;
  /** Points; default: up to the right margin. */
  width?: number;
  /** `natural` sets right-to-left paragraphs to the right; default: `left`. */
  align?: 'left' | 'right' | 'natural';
  /** Called for each line before it is drawn, for a background that follows the text over pages. */
  behind?: (top: number, height: number) => void;
}

const LEADING = 1.42;
// Where the baseline sits in a line, the same for every font, so that mixed scripts line up.
const BASELINE = 1.04;

/** A page with a cursor: text flows down it and on to the next page. In points, from the top left. */
export class Sheet {
  /** Where the next thing goes. */
  y: number;

  constructor(
    readonly doc: PDFKit.PDFDocument,
    private readonly fonts: Fonts,
    readonly margin: { left: number; right: number; top: number; bottom: number },
    private readonly startPage: (sheet: Sheet) => void,
  ) {
    this.y = margin.top;
  }

  get left(): number {
    return this.margin.left;
  }

  get right(): number {
    return this.doc.page.width - this.margin.right;
  }

  get width(): number {
    return this.right - this.left;
  }

  get bottom(): number {
    return this.doc.page.height - this.margin.bottom;
  }

  /** Goes to the next page unless `height` points are left on this one. */
  ensure(height: number): void {
    if (this.y + height <= this.bottom) return;
    this.doc.addPage();
    this.y = this.margin.top;
    this.startPage(this);
  }

  space(points: number): void {
    this.y += points;
  }

  /** Sets text at the cursor, over as many pages as it takes. */
  text(text: string, block: TextBlock): void {
    const height = lineHeight(block);
    for (const line of this.lines(text, block)) {
      this.ensure(height);
      block.behind?.(this.y, height);
      this.drawLine(line, block, this.y);
      this.y += height;
    }
  }

  /** Sets text at a fixed place, without moving the cursor; answers its height. */
  textAt(text: string, top: number, block: TextBlock): number {
    const lines = this.lines(text, block);
    lines.forEach((line, index) => this.drawLine(line, block, top + index * lineHeight(block)));
    return lines.length * lineHeight(block);
  }

  heightOf(text: string, block: TextBlock): number {
    return this.lines(text, block).length * lineHeight(block);
  }

  widthOf(text: string, style: TextStyle): number {
    return Math.max(...breakIntoLines(text, style, Infinity, this.fonts).map((line) => line.width));
  }

  private lines(text: string, block: TextBlock): Line[] {
    return breakIntoLines(text, block, this.columnOf(block).width, this.fonts);
  }

  private columnOf({ x = this.left, width = this.right - x }: TextBlock): { x: number; width: number } {
    return { x, width };
  }

  private drawLine(line: Line, block: TextBlock, top: number): void {
    const { x, width } = this.columnOf(block);
    const toTheRight = block.align === 'right' || (block.align === 'natural' && line.rightToLeft);
    let at = toTheRight ? x + width - line.width : x;
    this.doc.fontSize(block.size).fillColor(block.color);
    for (const { text, face, width: advance, rightToLeft } of line.runs) {
      // pdfkit accepts an open font; its published types only know the file's bytes.
      this.doc.font(face.font as unknown as Buffer, face.key);
      // A list of features, though empty, makes pdfkit set the run as a whole and not word by word.
      const features: 'rtlm'[] = rightToLeft ? [RIGHT_TO_LEFT] : [];
      this.doc.text(text, at, top + block.size * BASELINE, { lineBreak: false, baseline: 'alphabetic', features });
      at += advance;
    }
  }
}

export const lineHeight = ({ size }: TextStyle): number => size * LEADING;

export const regular = (size: number, color: string): { size: number; weight: Weight; color: string } => ({
  size,
  weight: 'regular',
  color,
});

export const bold = (size: number, color: string): { size: number; weight: Weight; color: string } => ({
  size,
  weight: 'bold',
  color,
});
