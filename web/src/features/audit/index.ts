export { auditCan } from './audit-can';
export { ClientHistory } from './client-history';
export { JobHistory } from './job-history';
export { RecordHistoryButton } from './history-button';
export { PropertyHistory } from './property-history';
