import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { currentActor } from '../../kernel/context/index.js';
import { db, insertRows, newId, rowOf, updateRow } from '../../kernel/database/index.js';
import { ChecklistItemNotFound } from './checklists.errors.js';
import { ChecklistItem } from './checklist-item.entity.js';
import type { ChecklistItemInputDto } from './checklist-item.dto.js';
import { ChecklistTick, type Tick, type TickedItem } from './checklist-tick.entity.js';

type Json = Record<string, unknown>;

/** What has a checklist: code that changes the stored list updates this one, too. */
interface WithChecklist {
  checklist: TickedItem[];
  visits: readonly { id: string }[];
}

/** The checklist that a crew ticks off. */
@Injectable()
export class Checklist {
  /** SQL of the items of `job`, in their order, as JSON. */
  static readonly SQL = `(select coalesce(json_agg(i order by i.position), '[]') from (
    select item.*, (select coalesce(json_agg(t order by t.done_at, t.visit_id), '[]') from visit_checklist_ticks t
                    where t.tenant_id = item.tenant_id and t.item_id = item.id) as ticks
    from job_checklist_items item where item.tenant_id = job.tenant_id and item.job_id = job.id) i)`;

  static from(rows: Array<Json & { ticks: Json[] }>): TickedItem[] {
    return rows.map(({ ticks, ...row }) =>
      Object.assign(rowOf(ChecklistItem, row), { ticks: ticks.map((tick) => rowOf(ChecklistTick, tick)) }),
    );
  }

  /** Required items that are still open at a visit. */
  static openRequired(items: TickedItem[], visitId: string): TickedItem[] {
    return items.filter((item) => item.required && !isDone(item, visitId));
  }

  /**
   * Replaces the checklist of a job by `wanted`, in that order; items named by their id keep their tick. Answers
   * whether anything changed.
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
    const made = await insertRows(ChecklistItem, items);
    const gone = before.filter(({ id, ticks }) => ticks.length > 0 && !items.some((item) => item.id === id));
    if (gone.length > 0) await db().delete(ChecklistTick, { itemId: In(gone.map(({ id }) => id)) });
    const ticksOf = (id: string) => before.find((item) => item.id === id)?.ticks ?? [];
    parts.checklist = made.map((item) => Object.assign(item, { ticks: ticksOf(item.id) }));
    return true;
  }

  /**
   * Ticks an item at a visit, or for the whole job if none is named; or removes the tick. Repeating it changes nothing.
   */
  async tick(parts: WithChecklist, id: string, done: boolean, visitId?: string): Promise<void> {
    const item = parts.checklist.find((one) => one.id === id);
    if (!item) throw new ChecklistItemNotFound();
    const isOpen = done || visitId !== undefined ? !isDone(item, visitId) : isUntouched(item);
    if (done !== isOpen) return;
    const ticks = done ? withTick(item, visitId) : withoutTick(item, visitId, parts.visits);
    const last = done ? now() : ticks.at(-1);
    await this.writeTicks(item, ticks);
    const changes = { doneAt: last?.doneAt ?? null, doneBy: last?.doneBy ?? null };
    const ticked = await updateRow(ChecklistItem, id, null, changes);
    if (!ticked) throw new ChecklistItemNotFound();
    const after = Object.assign(ticked, { ticks });
    parts.checklist = parts.checklist.map((one) => (one.id === id ? after : one));
  }

  private async writeTicks({ id: itemId, ticks: before }: TickedItem, after: Tick[]): Promise<void> {
    const gone = before.filter((tick) => !after.includes(tick)).map(({ visitId }) => visitId);
    const made = after.filter((tick) => !before.includes(tick));
    if (gone.length > 0) await db().delete(ChecklistTick, { itemId, visitId: In(gone) });
    if (made.length > 0)
      await db().insert(
        ChecklistTick,
        made.map((tick) => ({ ...tick, itemId })),
      );
  }
}

const now = () => ({ doneAt: new Date(), doneBy: currentActor().name });

const isDoneForAll = ({ doneAt, ticks }: TickedItem): boolean => doneAt !== null && ticks.length === 0;

/** The previous release removes an item's tick without those of its visits. */
const isUntouched = ({ doneAt, ticks }: TickedItem): boolean => doneAt === null && ticks.length === 0;

const isDone = (item: TickedItem, visitId: string | undefined): boolean =>
  isDoneForAll(item) || item.ticks.some((tick) => tick.visitId === visitId);

const withTick = ({ ticks }: TickedItem, visitId: string | undefined): Tick[] =>
  visitId === undefined ? [] : [...ticks, { visitId, ...now() }];

/** An item ticked for the whole job stays ticked at the other visits. */
function withoutTick(item: TickedItem, visitId: string | undefined, visits: readonly { id: string }[]): Tick[] {
  if (visitId === undefined) return [];
  const { doneAt, doneBy } = item;
  const before = doneAt && isDoneForAll(item) ? visits.map(({ id }) => ({ visitId: id, doneAt, doneBy })) : item.ticks;
  return before.filter((tick) => tick.visitId !== visitId);
}

/** Sending the list again without ids must lose no tick, so an open item may be kept. */
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
