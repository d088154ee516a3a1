import { defineEvent, defineRecord } from '../../kernel/events/index.js';

/** Crews see some notes: they learn that one changed, not how, and ask whether it is for them. */
const NOTE_RECORD = defineRecord({
  kind: 'note',
  read: 'notes.read.all',
  hint: 'notes.read.assigned',
  called: (id) => `select left(split_part(each.text, chr(10), 1), 80) from notes each where each.id = ${id}`,
});

export const NoteCreated = defineEvent('note.created', NOTE_RECORD);
export const NoteUpdated = defineEvent('note.updated', NOTE_RECORD);
export const NoteDeleted = defineEvent('note.deleted', NOTE_RECORD);
export const NoteRestored = defineEvent('note.restored', NOTE_RECORD);
