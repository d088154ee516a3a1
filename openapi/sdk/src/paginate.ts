/** What every list of the API answers. */
export interface Page<T> {
  items: readonly T[];
  /** Cursor for the next page. Null on the last page. */
  nextCursor: string | null;
}

/** Spread it into the query: empty for the first page. */
export interface PageQuery {
  cursor?: string;
}

/**
 * Walks a list to its end, one page in memory at a time:
 *
 *     for await (const client of paginate((page) => hedgerow.clients.listClients({ query: { tag: ['weekly'], ...page } })))
 *
 * The walk repeats nothing and misses nothing that was there before, also while others write. Stop it with `break`.
 */
export async function* paginate<T>(
  list: (page: PageQuery) => PromiseLike<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list(cursor === null ? {} : { cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
