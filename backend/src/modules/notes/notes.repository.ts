import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { db } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { type ListNotesQuery, NOTE_ORDERS } from './note.dto.js';
import { Note } from './note.entity.js';
import { NoteSubjects } from './note-subjects.js';

/** The notes that the caller may see. */
@Injectable()
export class NotesRepository {
  constructor(
    private readonly keyset: Keyset,
    private readonly subjects: NoteSubjects,
  ) {}

  page(query: ListNotesQuery): Promise<Page<Note>> {
    const { entityId, updatedSince, pinned } = query;
    const notes = this.visible().andWhere(`note.${NoteSubjects.columnOf(query)} = :entityId`, { entityId });
    if (updatedSince) notes.andWhere('note.updatedAt >= :updatedSince', { updatedSince });
    if (pinned) notes.andWhere('note.isPinned = :pinned', { pinned: pinned === 'true' });
    return this.keyset.page(notes, query, NOTE_ORDERS);
  }

  find(id: string): Promise<Note | null> {
    return this.visible().andWhere('note.id = :id', { id }).getOne();
  }

  /** Locked until the transaction ends. */
  lock(id: string, { deleted = false } = {}): Promise<Note | null> {
    const note = deleted ? this.all() : this.visible();
    return note.andWhere('note.id = :id', { id }).setLock('for_no_key_update').getOne();
  }

  private visible(): SelectQueryBuilder<Note> {
    return this.all().andWhere('note.deletedAt is null');
  }

  private all(): SelectQueryBuilder<Note> {
    return db().createQueryBuilder(Note, 'note').where(this.subjects.visible());
  }
}
