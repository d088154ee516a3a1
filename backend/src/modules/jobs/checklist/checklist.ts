import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { currentActor } from '../../../kernel/context/index.js';
import { db, insertRow, newId, updateRow } from '../../../kernel/database/index.js';
import { ChecklistItemNotFound } from '../jobs.errors.js';
import { ChecklistItem } from './checklist-item.entity.js';
import type { ChecklistItemInputDto } from './checklist-item.dto.js';

/** What the crew ticks off at a job. */
@Injectable()
export class Checklist {
  /** Makes the list what `wanted` says, in that order; items that are named by their id keep their tick. */
  async replace(jobId: string, wanted: ChecklistItemInputDto[]): Promise<void> {
    const before = await db().findBy(ChecklistItem, { jobId });
    const items = wanted.map(({ id = newId(), label, required = false }, position) => {
      const kept = before.find((item) => item.id === id);
      return { id, jobId, position, label, required, doneAt: kept?.doneAt ?? null, doneBy: kept?.doneBy ?? null };
    });
    if (before.length > 0) await db().delete(ChecklistItem, { id: In(before.map(({ id }) => id)) });
    for (const item of items) await insertRow(ChecklistItem, item);
  }

  /** Ticks an item, or takes the tick back. Doing it twice changes nothing. */
  async tick(jobId: string, id: string, done: boolean): Promise<void> {
    const item = await db().findOneBy(ChecklistItem, { id, jobId });
    if (!item) throw new ChecklistItemNotFound();
    if (done === (item.doneAt !== null)) return;
    const doneBy = done ? currentActor().name : null;
    await updateRow(ChecklistItem, id, null, { doneAt: done ? new Date() : null, doneBy });
  }

  openRequired(jobId: string): Promise<Pick<ChecklistItem, 'id' | 'label'>[]> {
    const where = { jobId, required: true, doneAt: IsNull() };
    return db().find(ChecklistItem, { where, order: { position: 'ASC' }, select: { id: true, label: true } });
  }
}
