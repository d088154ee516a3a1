import type { TaskFunction } from '../../kernel/threads/index.js';
import { renderConfirmation } from './confirmation-pdf.js';
import type { PrintPaper } from './print-paper.js';
import { renderWorkOrder } from './work-order-pdf.js';

export default (({ for: reader, order }) =>
  reader === 'crew' ? renderWorkOrder(order) : renderConfirmation(order)) satisfies TaskFunction<typeof PrintPaper>;
