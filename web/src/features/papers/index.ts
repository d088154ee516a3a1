export { ConfirmationCard } from './confirmation-card';
export { WorkOrderCard } from './work-order-card';
