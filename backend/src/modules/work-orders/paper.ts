import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { bold, Fonts, regular, Sheet } from '../../kernel/typesetting/index.js';
import { ink } from './ink.js';
import type { PrintedPaper } from './print-paper.js';
import type { PrintedWorkOrder } from './printed-work-order.js';
import type { WorkOrder } from './work-order.js';
import { paperOf } from './work-order-format.js';

const MARGIN = { left: 48, right: 48, top: 44, bottom: 58 };
// Every letter that a page prints itself; those of the job are added.
const OWN_TEXT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;?*()’–-·²/';

type Facts = Pick<WorkOrder, 'locale' | 'issuedAt' | 'job' | 'company'>;
type Page = Pick<PrintedWorkOrder, 'company' | 'job' | 'issued'>;

/** Lays out a page: A4 or US Letter by locale, in any script, with every font embedded. */
export async function printPaper<P extends Page>(
  { locale, issuedAt, job, company }: Facts,
  page: P,
  draw: (sheet: Sheet, page: P) => void,
): Promise<PrintedPaper> {
  const fonts = await Fonts.covering(OWN_TEXT + textOf(page));
  const doc = new PDFDocument({
    size: paperOf(locale),
    margin: 0,
    bufferPages: true,
    // No default font: pdfkit would add Helvetica, which no page uses.
    font: '',
    lang: locale,
    displayTitle: true,
    info: {
      Title: `${job.number} ${job.title}`,
      Author: company.name,
      Creator: 'Hedgerow',
      CreationDate: issuedAt,
    },
  });
  const sheet = new Sheet(doc, fonts, MARGIN, (next) => drawRunningHead(next, page));
  draw(sheet, page);
  drawFooters(sheet, page);
  doc.end();
  return { pdf: await buffer(doc), missing: [...fonts.missing].map(numberOf) };
}

function drawRunningHead(sheet: Sheet, { company, job }: Page): void {
  sheet.textAt(company.name, sheet.y, { ...regular(8.5, ink.muted), width: 220 });
  const right = { x: sheet.left + 230, width: sheet.width - 230, align: 'right' } as const;
  sheet.textAt(`${job.number}  ${firstLine(job.title, 60)}`, sheet.y, { ...bold(8.5, ink.muted), ...right });
  sheet.doc.rect(sheet.left, sheet.y + 16, sheet.width, 0.8).fill(ink.line);
  sheet.space(32);
}

/** "Page 1 of 2" needs the number of pages, so footers are drawn once all pages exist. */
function drawFooters(sheet: Sheet, { issued }: Page): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    sheet.doc.switchToPage(start + page);
    const top = sheet.bottom + 18;
    sheet.textAt(issued, top, { ...regular(8, ink.faint), width: sheet.width / 2 });
    sheet.textAt(`Page ${page + 1} of ${count}`, top, { ...regular(8, ink.faint), align: 'right' });
  }
}

/** The text itself does not belong in a log; the code point shows which script lacks a font. */
const numberOf = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const firstLine = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 3).trimEnd()}...`;

/** Every string on the page, to know which letters are needed. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return '';
  return Object.values(value).map(textOf).join('');
}
