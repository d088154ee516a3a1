import { drawLetterhead } from './letterhead.js';
import { printPaper } from './paper.js';
import type { PrintedPaper } from './print-paper.js';
import { printed } from './printed-work-order.js';
import type { WorkOrder } from './work-order.js';
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

/** What the crew takes along. */
export const renderWorkOrder = (order: WorkOrder): Promise<PrintedPaper> =>
  printPaper(order, printed(order), (sheet, page) => {
    drawLetterhead(sheet, page, 'Work order');
    drawTitle(sheet, page);
    drawParties(sheet, page);
    drawVisits(sheet, page);
    drawSiteNotes(sheet, page);
    drawInstructions(sheet, page);
    drawChecklist(sheet, page);
    drawMeasurements(sheet, page);
    drawSignOff(sheet);
  });
