import { regular } from '../../kernel/typesetting/index.js';
import { ink } from './ink.js';
import { drawLetterhead } from './letterhead.js';
import { printPaper } from './paper.js';
import type { PrintedPaper } from './print-paper.js';
import { phoneOf, printed } from './printed-work-order.js';
import type { WorkOrder } from './work-order.js';
import { drawParties, drawTitle, drawVisits } from './work-order-sections.js';

/** The client's copy: what is done where, and when. */
export const renderConfirmation = (order: WorkOrder): Promise<PrintedPaper> =>
  printPaper(order, printed(forClient(order), false), (sheet, page) => {
    drawLetterhead(sheet, page, 'Confirmation');
    drawTitle(sheet, page);
    sheet.text('You’re all set. Your job is confirmed.', regular(11, ink.text));
    sheet.space(16);
    drawParties(sheet, page);
    if (page.visits.length > 0) drawVisits(sheet, page);
    else sheet.text('We’ll be in touch to set a date.', regular(10, ink.text));
    sheet.space(10);
    sheet.text(changesWith(phoneOf(order.company, order.locale)), regular(10, ink.muted));
  });

/** Without what is between the office and the crew: instructions, hazards, how to get in, who comes. */
export function forClient(order: WorkOrder): WorkOrder {
  const { job, client, property, visits } = order;
  return {
    ...order,
    job: { ...job, instructions: null },
    client: { ...client, number: null },
    property: { ...property, accessNotes: null, parking: null, hazards: [], measurements: [] },
    visits: visits.map((visit) => ({ ...visit, instructions: null, crew: null })),
    checklist: [],
  };
}

function changesWith(phone: string | null): string {
  const call = phone ? ` or call us at ${phone}` : '';
  return `Need to make a change? Reply to our email${call}.`;
}
