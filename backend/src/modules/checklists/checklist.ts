import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { currentActor } from '../../kernel/context/index.js';
import { db, insertRow, newId, updateRow } from '../../kernel/database/index.js';
import { ChecklistItemNotFound } from './checklists.errors.js';
import { ChecklistItem } from './checklist-item.entity.js';
import type { ChecklistItemInputDto } from './checklist-item.dto.js';

/** What the crew ticks off at a job. */
@Injectable()
export class Checklist {
  of(jobId: string): Promise<ChecklistItem[]> {
    return db().find(ChecklistItem, { where: { jobId }, order: { position: 'ASC' } });
  }

  /**
   * Makes the list what `wanted` says, in that order; items that are named by their id keep their tick. Answers whether it
   * was another before.
   */
  async replace(jobId: string, wanted: ChecklistItemInputDto[]): Promise<boolean> {
    const before = await this.of(jobId);
    const unnamed = before.filter((item) => !wanted.some(({ id }) => id === item.id));
    const items = wanted.map(({ id, label, required = false }, position) => {
      const kept = id
        ? before.find((item) => item.id === id)
        : unnamed.find((item) => isSameOpen(item, { position, label, required }));
      const { doneAt = null, doneBy = null } = kept ?? {};
      return { id: id ?? kept?.id ?? newId(), jobId, position, label, required, doneAt, doneBy };
    });
    if (isSameList(before, items)) return false;
    if (before.length > 0) await db().delete(ChecklistItem, { id: In(before.map(({ id }) => id)) });
    for (const item of items) await insertRow(ChecklistItem, item);
    return true;
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

/** Whoever sends the list again without ids loses no tick by it, so an open item may stay. */
const isSameOpen = (item: ChecklistItem, { position, label, required }: Placed): boolean =>
  item.doneAt === null && item.position === position && item.label === label && item.required === required;

type Placed = Pick<ChecklistItem, 'position' | 'label' | 'required'>;
type Item = Pick<ChecklistItem, 'id' | 'label' | 'required'>;

const isSameList = (one: Item[], other: Item[]): boolean =>
  one.length === other.length &&
  one.every(({ id, label, required }, index) => {
    const item = other[index];
    return item?.id === id && item.label === label && item.required === required;
  });
