import { appError } from '../../kernel/problem/index.js';

/** 404: no item of this job's checklist has this id. */
export class ChecklistItemNotFound extends appError(404, 'checklist_item_not_found', 'Checklist item not found') {}
