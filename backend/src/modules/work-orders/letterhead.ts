import { bold, regular, type Sheet } from '../../kernel/typesetting/index.js';
import { ink } from './ink.js';
import type { PrintedWorkOrder } from './printed-work-order.js';
import type { WorkOrderCompany } from './work-order.js';

const LOGO = { width: 132, height: 44 };
const MONOGRAM = 44;

/** The letterhead: logo and company on the left, the job's number on the right. */
export function drawLetterhead(sheet: Sheet, { company, job }: PrintedWorkOrder, kind: string): void {
  const top = sheet.y;
  const drawn = company.logo ? drawLogo(sheet, company.logo) : drawMonogram(sheet, company.monogram);
  const x = sheet.left + drawn + 14;
  const width = sheet.width - drawn - 14 - 170;
  const name = { ...bold(13, ink.strong), x, width };
  let below = top + sheet.textAt(company.name, top + 1, name) + 1;
  for (const line of company.details) below += sheet.textAt(line, below, { ...regular(8.5, ink.muted), x, width });
  const right = { x: sheet.right - 170, width: 170, align: 'right' } as const;
  sheet.textAt(kind.toUpperCase(), top + 1, { ...bold(8.5, ink.accent), ...right });
  sheet.textAt(job.number, top + 14, { ...bold(18, ink.strong), ...right });
  if (job.poNumber) sheet.textAt(`PO ${job.poNumber}`, top + 41, { ...regular(8.5, ink.muted), ...right });
  sheet.y = Math.max(below, top + MONOGRAM) + 16;
  sheet.doc.rect(sheet.left, sheet.y, sheet.width, 2).fill(ink.accent);
  sheet.y += 22;
}

function drawLogo({ doc, left, y }: Sheet, logo: NonNullable<WorkOrderCompany['logo']>): number {
  const scale = Math.min(LOGO.width / logo.width, LOGO.height / logo.height);
  const width = logo.width * scale;
  // Data from another thread is no longer a Buffer.
  doc.image(Buffer.from(logo.bytes), left, y, { width, height: logo.height * scale });
  return width;
}

function drawMonogram(sheet: Sheet, letters: string): number {
  const { doc, left, y } = sheet;
  doc.roundedRect(left, y, MONOGRAM, MONOGRAM, 10).fill(ink.accent);
  const style = bold(letters.length > 1 ? 18 : 22, ink.onAccent);
  const inset = (MONOGRAM - sheet.widthOf(letters, style)) / 2;
  sheet.textAt(letters, y + MONOGRAM / 2 - style.size * 0.69, { ...style, x: left + inset, width: MONOGRAM });
  return MONOGRAM;
}
