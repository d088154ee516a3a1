import { Injectable } from '@nestjs/common';
import { can, requirePermission } from '../../kernel/access/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { mentionsOf } from './mentions.js';
import { type CreateNoteDto, type ListNotesQuery, mayChange, NoteDto, type UpdateNoteDto } from './note.dto.js';
import type { Mention, Note } from './note.entity.js';
import { NoteRecord } from './note-records.js';
import { NoteSubjects } from './note-subjects.js';
import { NoteNotFound } from './notes.errors.js';
import { NoteCreated, NoteDeleted, NoteRestored, NoteUpdated } from './notes.events.js';
import { TellMentioned } from './notes.queue.js';
import { NotesRepository } from './notes.repository.js';

/** Notes about clients, properties and jobs. */
@Injectable()
export class NotesService {
  constructor(
    private readonly notes: NotesRepository,
    private readonly subjects: NoteSubjects,
    private readonly writer: RecordWriter,
    private readonly queueTasks: QueueTasks,
  ) {}

  /** Throws the 404 of a record that the caller may not see. */
  async list(query: ListNotesQuery): Promise<Page<NoteDto>> {
    await this.subjects.find(query);
    return mapPage(await this.notes.page(query), NoteDto.from);
  }

  async get(id: string): Promise<Note> {
    return found(await this.notes.find(id));
  }

  async create({ id, text, isPinned, mentionedUserIds = [], ...asked }: CreateNoteDto): Promise<Note> {
    const visibility = asked.visibility ?? (can('notes.read.all') ? 'internal' : 'crew');
    requireOwnAudience(visibility);
    const place = await this.subjects.find(asked);
    const mentions = await mentionsOf(mentionedUserIds);
    const { toldUserIds, news } = telling(mentions, []);
    const { name: authorName } = currentActor();
    const written = { ...place, text, visibility, authorName, mentions, toldUserIds };
    const note = await this.writer.insert(NoteRecord, NoteCreated, {
      ...written,
      ...(id !== undefined && { id }),
      ...(isPinned !== undefined && { isPinned }),
    });
    await this.tell(note, news);
    return note;
  }

  /** Throws `VersionMismatch` when somebody was faster, and `Forbidden` for a note of somebody else. */
  async update(id: string, version: SeenVersion, { mentionedUserIds, ...plain }: UpdateNoteDto): Promise<Note> {
    const before = await this.hold(id);
    const isEdited = plain.text !== undefined && plain.text !== before.text;
    const visibility = plain.visibility ?? (isEdited ? before.visibility : undefined);
    if (visibility !== undefined) requireOwnAudience(visibility);
    const mentions = mentionedUserIds ? await mentionsOf(mentionedUserIds, before.mentions) : before.mentions;
    const { toldUserIds, news } = telling(mentions, before.toldUserIds);
    const changes = { ...plain, mentions, toldUserIds, ...(isEdited && { editedAt: new Date() }) };
    const note = await this.writer.update(NoteRecord, NoteUpdated, before, changes, { version });
    await this.tell(note, news);
    return note;
  }

  /** It is kept, so that it can be restored. */
  async delete(id: string, version: SeenVersion): Promise<void> {
    const before = await this.hold(id);
    await this.writer.update(NoteRecord, NoteDeleted, before, { deletedAt: new Date() }, { version });
  }

  /** A note that is not deleted stays as it is. */
  async restore(id: string): Promise<Note> {
    return this.writer.update(NoteRecord, NoteRestored, await this.hold(id, { deleted: true }), { deletedAt: null });
  }

  private async hold(id: string, options?: { deleted: boolean }): Promise<Note> {
    const note = found(await this.notes.lock(id, options));
    if (!mayChange(note)) requirePermission('notes.manage');
    return note;
  }

  private async tell({ id: noteId }: Note, userIds: string[]): Promise<void> {
    if (userIds.length > 0) await this.queueTasks.enqueue(TellMentioned, { noteId, userIds });
  }
}

function found(note: Note | null): Note {
  if (!note) throw new NoteNotFound();
  return note;
}

/** Whoever sees no internal notes writes for crews: nobody else has looked at what a client may be shown. */
function requireOwnAudience(visibility: Note['visibility']): void {
  if (visibility === 'crew' || can('notes.read.all')) return;
  const detail = 'Your role can write notes for crews only.';
  throw new ValidationFailed([{ pointer: '/visibility', code: 'visibility_not_allowed', detail }]);
}

/** Who has been told after this, and who has to be told now: each once, and nobody of their own note. */
function telling(mentions: Mention[], told: string[]): { toldUserIds: string[]; news: string[] } {
  const { userId } = currentActor();
  const ids = mentions.map((mention) => mention.userId).filter((id) => id !== userId && !told.includes(id));
  return { toldUserIds: [...told, ...ids], news: ids };
}
