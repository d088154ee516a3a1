export { Paperwork } from './paperwork.js';
export { ConfirmationDto, WorkOrderDto } from './paperwork.dto.js';
export { NoEmailAddress } from './paperwork.errors.js';
export { PaperworkModule } from './paperwork.module.js';
