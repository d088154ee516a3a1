import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { FilledText, MayBeAbsent, RecordId } from '../../kernel/dto/index.js';
import { instantText, json } from '../../kernel/reading/index.js';
import type { TickedItem } from './checklist-tick.entity.js';

/** One thing that the crew ticks off. */
export class ChecklistItemInputDto {
  /** ID of an existing item, to keep it and its check mark. If omitted, a new item is created. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** The item's text. */
  @FilledText(300, 'Gate closed')
  label!: string;

  /** A visit cannot be completed before it is done there, except with a reason. */
  @MayBeAbsent()
  @IsBoolean()
  required?: boolean;
}

/** How many ticks of each item an event carries: the newest, about as many as a crew has visits in a month. */
const TOLD_TICKS = 20;

/** An item is done at a visit. */
export class ChecklistTickDto {
  /** The visit. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  visitId!: string;

  /** When it was checked off on that visit (RFC 3339, UTC). */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  doneAt!: string;

  /** Name of the person who checked it off on that visit. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Luis Ortega' })
  doneBy!: string | null;
}

/** One thing that the crew ticks off. */
export class ChecklistItemDto {
  /** Id of the item. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** The item's text. */
  @ApiProperty({ maxLength: 300, example: 'Gate closed' })
  label!: string;

  /** A visit cannot be completed before it is done there, except with a reason. */
  @ApiProperty({ example: true })
  required!: boolean;

  /** When it was last checked off on any visit shown (RFC 3339, UTC); null while it is open on all of them. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  doneAt!: string | null;

  /** Name of the person who checked it off last. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Luis Ortega' })
  doneBy!: string | null;

  /**
   * The visits at which it is done, of those shown to you; with a visit, that one alone. Where there are none and `doneAt`
   * is set, it is done for the whole job. Events carry the last 20.
   */
  @ApiProperty({ type: () => [ChecklistTickDto], maxItems: 1000 })
  ticks!: ChecklistTickDto[];

  /** The SQL counterpart of `from`, for the items of `jobs job` in their order, with the ticks of only the `visit`. */
  static readonly ofVisit = json<ChecklistItemDto[]>(`(
    select coalesce(json_agg(json_build_object('id', i.id, 'label', i.label, 'required', i.required,
             'doneAt', ${instantText('done.at')}, 'doneBy', done.by, 'ticks', done.ticks) order by i.position), '[]')
    from job_checklist_items i
    cross join lateral (
      select case when count(*) = 0 then i.done_at else max(t.done_at) filter (where t.visit_id = visit.id) end as at,
             case when count(*) = 0 then i.done_by else max(t.done_by) filter (where t.visit_id = visit.id) end as by,
             coalesce(json_agg(json_build_object('visitId', t.visit_id, 'doneAt', ${instantText('t.done_at')},
                      'doneBy', t.done_by)) filter (where t.visit_id = visit.id), '[]') as ticks
      from visit_checklist_ticks t where t.tenant_id = i.tenant_id and t.item_id = i.id) done
    where i.tenant_id = job.tenant_id and i.job_id = job.id)`);

  /** As an event carries it: one tick must not drag hundreds of others along. */
  static inEvent = (item: ChecklistItemDto): ChecklistItemDto => ({ ...item, ticks: item.ticks.slice(-TOLD_TICKS) });

  /** `seen` are the visible visits, where not all of them are. */
  static from({ id, label, required, doneAt, doneBy, ticks }: TickedItem, seen?: readonly string[]): ChecklistItemDto {
    const shown = seen ? ticks.filter(({ visitId }) => seen.includes(visitId)) : ticks;
    const last = shown.length === ticks.length ? { doneAt, doneBy } : shown.at(-1);
    return {
      id,
      label,
      required,
      doneAt: last?.doneAt?.toISOString() ?? null,
      doneBy: last?.doneBy ?? null,
      ticks: shown.map((tick) => ({ visitId: tick.visitId, doneAt: tick.doneAt.toISOString(), doneBy: tick.doneBy })),
    };
  }
}
