import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { FilledText, MayBeAbsent, RecordId } from '../../kernel/dto/index.js';
import { json } from '../../kernel/reading/index.js';
import type { ChecklistItem } from './checklist-item.entity.js';

/** One thing that the crew ticks off. */
export class ChecklistItemInputDto {
  /** Id of an item that is there already, to keep it with its tick; a new item gets one when it is left out. */
  @MayBeAbsent()
  @RecordId()
  id?: string;

  /** What is to be done. */
  @FilledText(300, 'Gate closed')
  label!: string;

  /** The last visit cannot be completed before it is done, except with a reason. */
  @MayBeAbsent()
  @IsBoolean()
  required?: boolean;
}

/** One thing that the crew ticks off. */
export class ChecklistItemDto {
  /** Id of the item. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** What is to be done. */
  @ApiProperty({ maxLength: 300, example: 'Gate closed' })
  label!: string;

  /** The last visit cannot be completed before it is done, except with a reason. */
  @ApiProperty({ example: true })
  required!: boolean;

  /** When it was ticked (RFC 3339, UTC); null while it is open. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  doneAt!: string | null;

  /** Name of whoever ticked it. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: 'Luis Ortega' })
  doneBy!: string | null;

  /** What `from` makes of the items of `jobs job`, in their order. */
  static readonly ofJob = json<ChecklistItemDto[]>(`(
    select coalesce(json_agg(json_build_object('id', i.id, 'label', i.label, 'required', i.required,
             'doneAt', to_char(i.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'doneBy', i.done_by)
             order by i.position), '[]')
    from job_checklist_items i where i.tenant_id = job.tenant_id and i.job_id = job.id)`);

  static from({ id, label, required, doneAt, doneBy }: ChecklistItem): ChecklistItemDto {
    return { id, label, required, doneAt: doneAt?.toISOString() ?? null, doneBy };
  }
}
