import { buffer } from 'node:stream/consumers';
import type { TaskFunction } from '../../kernel/threads/index.js';
import type { PrintWorkOrder } from './print-work-order.js';
import { renderWorkOrder } from './work-order-pdf.js';

export default (async (order) => buffer(await renderWorkOrder(order))) satisfies TaskFunction<typeof PrintWorkOrder>;
