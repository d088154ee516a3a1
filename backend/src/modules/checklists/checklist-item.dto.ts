import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { FilledText, MayBeAbsent, RecordId } from '../../kernel/dto/index.js';
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

  static from({ id, label, required, doneAt, doneBy }: ChecklistItem): ChecklistItemDto {
    return { id, label, required, doneAt: doneAt?.toISOString() ?? null, doneBy };
  }
}
