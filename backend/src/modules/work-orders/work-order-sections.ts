import { bold, regular, type Sheet } from '../../kernel/typesetting/index.js';
import { ink } from './ink.js';
import type { PrintedVisit, PrintedWorkOrder } from './printed-work-order.js';

const BODY = 10;
const COLUMN_GAP = 24;
const SECTION_GAP = 18;

export function drawTitle(sheet: Sheet, { job }: PrintedWorkOrder): void {
  sheet.text(job.title, bold(19, ink.strong));
  sheet.space(12);
}

/** Client on the left, property on the right. */
export function drawParties(sheet: Sheet, { client, property }: PrintedWorkOrder): void {
  const width = (sheet.width - COLUMN_GAP) / 2;
  sheet.ensure(90);
  const top = sheet.y;
  const clientBottom = drawParty(sheet, 'Client', client, { x: sheet.left, width });
  const propertyBottom = drawParty(sheet, 'Property', property, { x: sheet.left + width + COLUMN_GAP, width });
  sheet.y = Math.max(clientBottom, propertyBottom, top) + SECTION_GAP;
}

type Column = { x: number; width: number };

/** Draws without moving the cursor, so that its neighbour starts at the same height; answers where it ends. */
function drawParty(sheet: Sheet, heading: string, party: PrintedWorkOrder['client'], column: Column): number {
  let y = sheet.y + sheet.textAt(heading.toUpperCase(), sheet.y, { ...bold(8, ink.accent), ...column }) + 3;
  if (party.name) y += sheet.textAt(party.name, y, { ...bold(11.5, ink.strong), ...column });
  for (const line of party.lines) y += sheet.textAt(line, y, { ...regular(BODY, ink.text), ...column });
  return y;
}

export function drawVisits(sheet: Sheet, { visits, zones }: PrintedWorkOrder): void {
  if (visits.length === 0) return;
  drawHeading(sheet, visits.length === 1 ? 'Visit' : 'Visits', zones);
  for (const visit of visits) drawVisit(sheet, visit);
  sheet.space(SECTION_GAP - 4);
}

function drawVisit(sheet: Sheet, { date, window, crew, instructions }: PrintedVisit): void {
  const third = sheet.width / 3;
  const strong = bold(BODY + 0.5, ink.strong);
  const name = { ...strong, x: sheet.left + 2 * third + 12, width: third - 24 };
  const members = { ...name, ...regular(8.5, ink.muted) };
  const nameHeight = sheet.heightOf(crew?.name ?? date, name);
  const height = nameHeight + (crew?.members ? sheet.heightOf(crew.members, members) : 0) + 14;
  sheet.ensure(height + 4);
  sheet.doc.roundedRect(sheet.left, sheet.y, sheet.width, height, 6).fill(ink.tint);
  const top = sheet.y + 7;
  sheet.textAt(date, top, { ...strong, x: sheet.left + 12, width: third - 12 });
  sheet.textAt(window, top, { ...strong, x: sheet.left + third, width: third });
  if (crew?.colour) sheet.doc.circle(name.x - 9, top + 7.6, 3.2).fill(crew.colour);
  if (crew) sheet.textAt(crew.name, top, name);
  if (crew?.members) sheet.textAt(crew.members, top + nameHeight, members);
  sheet.y += height + 4;
  if (instructions) drawVisitInstructions(sheet, instructions);
}

function drawVisitInstructions(sheet: Sheet, instructions: string): void {
  const inset = { x: sheet.left + 12, width: sheet.width - 24 };
  sheet.text(instructions, { ...regular(BODY - 0.5, ink.text), ...inset, align: 'natural' });
  sheet.space(8);
}

/** What somebody who has never been there must know before opening the gate. */
export function drawSiteNotes(sheet: Sheet, { hazards, access }: PrintedWorkOrder): void {
  if (hazards)
    drawCallout(sheet, 'Hazards', hazards, { bar: ink.warningLine, fill: ink.warningTint, text: ink.warning });
  if (access) {
    drawCallout(sheet, 'Access instructions', access, { bar: ink.accent, fill: ink.tint, text: ink.text });
  }
}

function drawCallout(
  sheet: Sheet,
  heading: string,
  text: string,
  colors: { bar: string; fill: string; text: string },
): void {
  const { left, width, doc } = sheet;
  const behind = (top: number, height: number): void => {
    // Slightly taller than the line: adjacent rectangles would show a seam.
    doc.rect(left, top, width, height + 0.4).fill(colors.fill);
    doc.rect(left, top, 3, height + 0.4).fill(colors.bar);
  };
  const inset = { x: left + 14, width: width - 28 };
  sheet.ensure(52);
  behind(sheet.y, 7);
  sheet.space(7);
  sheet.text(heading.toUpperCase(), {
    ...bold(8, colors.bar === ink.accent ? ink.accent : colors.text),
    ...inset,
    behind,
  });
  sheet.text(text, { ...regular(BODY, colors.text), ...inset, behind, align: 'natural' });
  behind(sheet.y, 8);
  sheet.space(8 + 10);
}

export function drawInstructions(sheet: Sheet, { job }: PrintedWorkOrder): void {
  if (!job.instructions) return;
  sheet.space(6);
  drawHeading(sheet, 'Instructions');
  sheet.text(job.instructions, { ...regular(BODY, ink.text), align: 'natural' });
  sheet.space(SECTION_GAP);
}

export function drawChecklist(sheet: Sheet, { checklist }: PrintedWorkOrder): void {
  if (checklist.length === 0) return;
  drawHeading(sheet, 'Checklist', checklist.some((check) => check.required) ? '* Required' : '');
  drawGrid(sheet, checklist, ({ label, required }, { x, width }, draw) => {
    const block = { ...regular(BODY, ink.text), x: x + 20, width: width - 20 };
    const text = required ? `${label} *` : label;
    if (!draw) return sheet.heightOf(text, block) + 5;
    sheet.doc
      .roundedRect(x + 0.5, sheet.y + 1.6, 11, 11, 2)
      .lineWidth(1)
      .stroke(ink.faint);
    return sheet.textAt(text, sheet.y, block);
  });
}

export function drawMeasurements(sheet: Sheet, { measurements }: PrintedWorkOrder): void {
  if (measurements.length === 0) return;
  drawHeading(sheet, 'Measurements');
  drawGrid(sheet, measurements, ({ label, quantity }, { x, width }, draw) => {
    const name = { ...regular(BODY, ink.text), x, width: width - 90 };
    if (!draw) return sheet.heightOf(label, name) + 3;
    sheet.textAt(quantity, sheet.y, { ...bold(BODY, ink.strong), x: x + width - 90, width: 90, align: 'right' });
    return sheet.textAt(label, sheet.y, name);
  });
}

/** Three lines to write on. */
export function drawSignOff(sheet: Sheet): void {
  sheet.ensure(64);
  sheet.space(26);
  const gap = 18;
  const width = (sheet.width - 2 * gap) / 3;
  ['Completed by', 'Date and time', 'Client signature'].forEach((label, index) => {
    const x = sheet.left + index * (width + gap);
    sheet.doc
      .moveTo(x, sheet.y)
      .lineTo(x + width, sheet.y)
      .lineWidth(0.8)
      .stroke(ink.faint);
    sheet.textAt(label, sheet.y + 4, { ...regular(8.5, ink.muted), x, width });
  });
  sheet.space(20);
}

/** Two columns, read row by row; a row stays on one page. `cell` answers its height, and draws itself when told to. */
function drawGrid<Item>(
  sheet: Sheet,
  items: Item[],
  cell: (item: Item, column: Column, draw: boolean) => number,
): void {
  const width = (sheet.width - COLUMN_GAP) / 2;
  const columns = [sheet.left, sheet.left + width + COLUMN_GAP].map((x) => ({ x, width }));
  for (let row = 0; row < items.length; row += columns.length) {
    const cells = columns.flatMap((column, index) => {
      const item = items[row + index];
      return item === undefined ? [] : [(draw: boolean) => cell(item, column, draw)];
    });
    const height = Math.max(...cells.map((measureOrDraw) => measureOrDraw(false)));
    sheet.ensure(height);
    for (const measureOrDraw of cells) measureOrDraw(true);
    sheet.y += height;
  }
  sheet.space(SECTION_GAP - 5);
}

function drawHeading(sheet: Sheet, label: string, note = ''): void {
  sheet.ensure(56);
  const top = sheet.y;
  sheet.text(label.toUpperCase(), bold(8, ink.accent));
  sheet.textAt(note, top, { ...regular(8, ink.muted), align: 'right' });
  sheet.space(2);
  drawRule(sheet);
  sheet.space(7);
}

function drawRule({ doc, left, right, y }: Sheet): void {
  doc.moveTo(left, y).lineTo(right, y).lineWidth(0.6).stroke(ink.line);
}
