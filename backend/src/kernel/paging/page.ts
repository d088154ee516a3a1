import type { Count, CountMode } from './count.js';
import type { SortRequest } from './sorting.js';

/** What every list query has; the filters of the list come beside. */
export interface PageRequest extends SortRequest {
  limit: number;
  cursor?: string | undefined;
  count?: CountMode | undefined;
}

export interface Page<Item> {
  items: Item[];
  /** null at the end. */
  nextCursor: string | null;
  /** Only where it was asked for. */
  count?: Count;
}

/** The page with each row in another form. */
export function mapPage<Row, Item>(page: Page<Row>, form: (row: Row) => Item): Page<Item> {
  // Not handed over as it is: map() would pass the position as a second argument.
  return { ...page, items: page.items.map((row) => form(row)) };
}
