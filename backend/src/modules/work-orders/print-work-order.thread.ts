import { buffer } from 'node:stream/consumers';
import type { WorkOf } from '../../kernel/threads/index.js';
import type { PrintWorkOrder } from './print-work-order.js';
import { renderWorkOrder } from './work-order-pdf.js';

export default (async (order) => buffer(await renderWorkOrder(order))) satisfies WorkOf<typeof PrintWorkOrder>;
