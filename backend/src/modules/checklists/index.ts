export { Checklist } from './checklist.js';
export { ChecklistItemDto, ChecklistItemInputDto } from './checklist-item.dto.js';
export { ChecklistItemNotFound } from './checklists.errors.js';
export { ChecklistsModule } from './checklists.module.js';
