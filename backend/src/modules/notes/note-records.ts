import type { RecordKind } from '../../kernel/records/index.js';
import { NoteDto } from './note.dto.js';
import { Note } from './note.entity.js';

/** A deleted note is no longer answered, but its events say when it went. */
export const NoteRecord: RecordKind<Note> = {
  entity: Note,
  describe: (note) => ({ ...NoteDto.stored(note), deletedAt: note.deletedAt?.toISOString() ?? null }),
};
