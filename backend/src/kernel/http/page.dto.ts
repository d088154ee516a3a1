import { type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type as Convert } from 'class-transformer';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import type { Page } from '../database/index.js';
import { Instant } from './fields.js';

export const PAGE_LIMIT = { default: 50, max: 200 } as const;

/** What every list takes. Extend it with the filters of the list. */
export class PageQuery {
  /** Rows per page; more than 200 is taken as 200. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PAGE_LIMIT.max, default: PAGE_LIMIT.default })
  @IsOptional()
  @Convert(() => Number)
  @Transform(({ value }: { value: number }) => Math.min(value, PAGE_LIMIT.max))
  @IsInt()
  @Min(1)
  limit: number = PAGE_LIMIT.default;

  /** `nextCursor` of the page before; good only with the same filters. */
  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** A list that can be followed: only rows changed since an instant. */
export class UpdatedPageQuery extends PageQuery {
  /** Only rows changed at or after this instant (RFC 3339). */
  @IsOptional()
  @Instant()
  updatedSince?: string;
}

const pages = new Map<Type, Type<Page<unknown>>>();

/** The page of a list as a class for the contract: `{ items, nextCursor }`. */
export function pageOf<Item>(item: Type<Item>): Type<Page<Item>> {
  const known = pages.get(item);
  if (known) return known as Type<Page<Item>>;
  class PageDto implements Page<Item> {
    /** Rows in the order of the list. */
    @ApiProperty({ type: () => [item], maxItems: PAGE_LIMIT.max })
    items!: Item[];

    /** Where the next page starts; null at the end. */
    @ApiProperty({ type: String, nullable: true, maxLength: 500 })
    nextCursor!: string | null;
  }
  Object.defineProperty(PageDto, 'name', { value: `${item.name.replace(/Dto$/, '')}PageDto` });
  pages.set(item, PageDto);
  return PageDto;
}
