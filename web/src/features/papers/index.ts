export { ClientUpdateOffer } from './client-update-offer';
export { ConfirmationCard } from './confirmation-card';
export { WorkOrderCard } from './work-order-card';
