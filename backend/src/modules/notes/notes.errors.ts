import { appError } from '../../kernel/problem/index.js';

/** 404: no note of this company has this id, or it is not among those that the caller may see. */
export class NoteNotFound extends appError(404, 'note_not_found', 'Note not found') {}
