export { PaperPrinter } from './paper-printer.js';
export { workOrderFacts } from './work-order-facts.js';
export { WorkOrders, type WorkOrderSource } from './work-orders.js';
export { WorkOrdersModule } from './work-orders.module.js';
