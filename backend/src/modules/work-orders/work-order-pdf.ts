import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { bold, Fonts, regular, Sheet } from '../../kernel/typesetting/index.js';
import { ink } from './ink.js';
import { drawLetterhead } from './letterhead.js';
import { type PrintedWorkOrder, printed } from './printed-work-order.js';
import type { WorkOrder } from './work-order.js';
import { paperOf } from './work-order-format.js';
import {
  drawChecklist,
  drawInstructions,
  drawMeasurements,
  drawParties,
  drawSignOff,
  drawSiteNotes,
  drawTitle,
  drawVisits,
} from './work-order-sections.js';

const MARGIN = { left: 48, right: 48, top: 44, bottom: 58 };
// Every letter that the page prints by itself; those of the work order are added.
const OWN_TEXT = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,:;*()–-·²/';

/** Sets a work order on paper: A4 or US Letter by locale, in any script, with every font inside the file. */
export async function renderWorkOrder(order: WorkOrder): Promise<Readable> {
  const page = printed(order);
  const fonts = await Fonts.covering(OWN_TEXT + textOf(page));
  const doc = new PDFDocument({
    size: paperOf(order.locale),
    margin: 0,
    bufferPages: true,
    // No default font: pdfkit would add Helvetica, which no page uses.
    font: '',
    lang: order.locale,
    displayTitle: true,
    info: {
      Title: `${order.job.number} ${order.job.title}`,
      Author: order.company.name,
      Creator: 'Hedgerow',
      CreationDate: order.issuedAt,
    },
  });
  const sheet = new Sheet(doc, fonts, MARGIN, (next) => drawRunningHead(next, page));
  drawLetterhead(sheet, page);
  drawTitle(sheet, page);
  drawParties(sheet, page);
  drawVisits(sheet, page);
  drawSiteNotes(sheet, page);
  drawInstructions(sheet, page);
  drawChecklist(sheet, page);
  drawMeasurements(sheet, page);
  drawSignOff(sheet);
  drawFooters(sheet, page);
  doc.end();
  return doc;
}

function drawRunningHead(sheet: Sheet, { company, job }: PrintedWorkOrder): void {
  sheet.textAt(company.name, sheet.y, { ...regular(8.5, ink.muted), width: 220 });
  const right = { x: sheet.left + 230, width: sheet.width - 230, align: 'right' } as const;
  sheet.textAt(`${job.number}  ${firstLine(job.title, 60)}`, sheet.y, { ...bold(8.5, ink.muted), ...right });
  sheet.doc.rect(sheet.left, sheet.y + 16, sheet.width, 0.8).fill(ink.line);
  sheet.space(32);
}

/** "1 of 2" needs the number of pages, so the feet are drawn when all pages are there. */
function drawFooters(sheet: Sheet, { issued }: PrintedWorkOrder): void {
  const { start, count } = sheet.doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    sheet.doc.switchToPage(start + page);
    const top = sheet.bottom + 18;
    sheet.textAt(issued, top, { ...regular(8, ink.faint), width: sheet.width / 2 });
    sheet.textAt(`${page + 1} of ${count}`, top, { ...regular(8, ink.faint), align: 'right' });
  }
}

const firstLine = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 3).trimEnd()}...`;

/** Every string in the order, to know which letters will be needed. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return '';
  return Object.values(value).map(textOf).join('');
}
