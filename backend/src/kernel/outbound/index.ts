export { Outbound } from './outbound.js';
export { OutboundModule } from './outbound.module.js';
export { OutboundFailed, OutboundRefused } from './outbound.errors.js';
