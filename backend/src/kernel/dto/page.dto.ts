import { applyDecorators, type Type } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { type Count, COUNT_MODES, type CountMode, type Page, PRECISIONS, type Sorting } from '../paging/index.js';
import { Choice, Digits, Instant, MayBeAbsent } from './fields.js';
import { OneLine } from './text-fields.js';

export const PAGE_LIMIT = { default: 50, max: 200 } as const;

/** Where one is in a list, and how far one reads. */
export class CursorQuery {
  /** Rows per page, up to 200. A page ends at a megabyte, too. */
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: PAGE_LIMIT.max, default: PAGE_LIMIT.default })
  @IsOptional()
  @Digits()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? Math.min(value, PAGE_LIMIT.max) : value))
  @IsInt()
  @Min(1)
  limit: number = PAGE_LIMIT.default;

  /** `nextCursor` from the previous page. Valid only with the same filters and `sort`. */
  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @OneLine()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** What every list takes. Extend it with the filters of the list. */
export class PageQuery extends CursorQuery {
  /**
   * Also returns `count`: `exact` counts up to 100,000 rows, `estimate` is a fast approximation. Request it on the
   * first page only.
   */
  @ApiPropertyOptional({ enum: COUNT_MODES, example: 'exact' })
  @MayBeAbsent()
  @IsIn(COUNT_MODES)
  count?: CountMode;
}

/** A list that can be followed: only rows changed since an instant. */
export class UpdatedPageQuery extends PageQuery {
  /**
   * Only rows changed at or after this instant (RFC 3339), in the order of their changes unless `sort` says otherwise.
   * In that order a row that changes while you walk comes again, newer, and none is missed. Begin the next walk a
   * minute before the newest `updatedAt` that you have seen: a change carries the time at which its transaction began.
   */
  @IsOptional()
  @Instant()
  updatedSince?: string;
}

/** `sort` of a list: one of its orders, each of which an index carries. */
export function SortBy<Row>(sorting: Sorting<Row>): PropertyDecorator {
  const description =
    `Order of the rows, \`${sorting.usual}\` by default. A minus sign reverses it. While data changes, paging by a ` +
    'fixed order (`created`) neither repeats nor skips rows; in `updated` order, a changed row appears again.';
  return applyDecorators(
    MayBeAbsent(),
    Choice(sorting.words, sorting.usual),
    ApiPropertyOptional({ description, enum: sorting.words, default: sorting.usual }),
  );
}

/** How many rows a list has. */
export class CountDto implements Count {
  /** Number of rows that match the filters, on all pages together. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, format: 'int64', example: 1240 })
  value!: number;

  /** `exact`; `estimate` of the planner; `at_least`: there are more than are counted. */
  @ApiProperty({ enum: PRECISIONS, example: 'exact' })
  precision!: Count['precision'];
}

const pages = new Map<Type, Type<Page<unknown>>>();
const itemTypes = new WeakMap<Type, Type>();

/** The page of a list as a class for the contract: `{ items, nextCursor }`, with `count` where it was asked for. */
export function pageOf<Item>(item: Type<Item>): Type<Page<Item>> {
  const known = pages.get(item);
  if (known) return known as Type<Page<Item>>;
  class PageDto implements Page<Item> {
    /** Items in list order. */
    @ApiProperty({ type: () => [item], maxItems: PAGE_LIMIT.max })
    items!: Item[];

    /** Cursor for the next page. Null on the last page. */
    @ApiProperty({ type: String, nullable: true, maxLength: 500 })
    nextCursor!: string | null;

    /** Total number of rows. Present only when `count` was requested. */
    @ApiPropertyOptional({ type: () => CountDto })
    count?: CountDto;
  }
  Object.defineProperty(PageDto, 'name', { value: `${item.name.replace(/Dto$/, '')}PageDto` });
  pages.set(item, PageDto);
  itemTypes.set(PageDto, item);
  return PageDto;
}

/** What the items of an answer are: those of a page, else the answer itself. Pages that extend one count as it. */
export function itemTypeOf(answer: Type): Type {
  for (let type = answer; typeof type === 'function' && type.name; type = Object.getPrototypeOf(type) as Type) {
    const item = itemTypes.get(type);
    if (item) return item;
  }
  return answer;
}
