import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { currentActor } from '../../kernel/context/index.js';
import { db, insertRows, newId, rowOf, updateRow } from '../../kernel/database/index.js';
import { ChecklistItemNotFound } from './checklists.errors.js';
import { ChecklistItem } from './checklist-item.entity.js';
import type { ChecklistItemInputDto } from './checklist-item.dto.js';

/** What has a checklist: code that changes it in the database changes it here, too. */
interface WithChecklist {
  checklist: ChecklistItem[];
}

/** What the crew ticks off at a job. */
@Injectable()
export class Checklist {
  /** SQL of the items of `job`, in their order, as JSON. */
  static readonly SQL = `(select coalesce(json_agg(i order by i.position), '[]')
    from job_checklist_items i where i.tenant_id = job.tenant_id and i.job_id = job.id)`;

  static from(rows: Record<string, unknown>[]): ChecklistItem[] {
    return rows.map((row) => rowOf(ChecklistItem, row));
  }

  /** What must be done before the last visit is completed. */
  static openRequired(items: ChecklistItem[]): ChecklistItem[] {
    return items.filter(({ required, doneAt }) => required && doneAt === null);
  }

  /**
   * Makes the list of a job what `wanted` says, in that order; items that are named by their id keep their tick. Answers
   * whether it was another before.
   */
  async replace(jobId: string, parts: WithChecklist, wanted: ChecklistItemInputDto[]): Promise<boolean> {
    const before = parts.checklist;
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
    parts.checklist = await insertRows(ChecklistItem, items);
    return true;
  }

  /** Ticks an item, or takes the tick back. Doing it twice changes nothing. */
  async tick(parts: WithChecklist, id: string, done: boolean): Promise<void> {
    const item = parts.checklist.find((one) => one.id === id);
    if (!item) throw new ChecklistItemNotFound();
    if (done === (item.doneAt !== null)) return;
    const doneBy = done ? currentActor().name : null;
    const ticked = await updateRow(ChecklistItem, id, null, { doneAt: done ? new Date() : null, doneBy });
    if (!ticked) throw new ChecklistItemNotFound();
    parts.checklist = parts.checklist.map((one) => (one.id === id ? ticked : one));
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
