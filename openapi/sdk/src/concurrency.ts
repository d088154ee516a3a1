import { HedgerowError } from './errors.js';

/** A record of the API: its version counts changes and is its ETag. */
export interface Versioned {
  version: number;
}

/** The header that lets a change through only while the record is still the one that you read. */
export const ifMatch = ({ version }: Versioned): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** More than that in a row is not two people who meet, but two programs that fight. */
const ATTEMPTS = 5;

/**
 * Changes a record as it is now: reads it, applies `change`, and starts over when somebody else was faster.
 * `change` must derive what it writes from what it is given, or it overwrites what the other one did.
 *
 *     await changeLatest(
 *       () => hedgerow.clients.getClient({ path }),
 *       (client) => hedgerow.clients.updateClient({ path, headers: ifMatch(client), body: { tags: [...client.tags, 'vip'] } }),
 *     );
 */
export async function changeLatest<Read extends Versioned, Changed>(
  read: () => PromiseLike<Read>,
  change: (latest: Read) => PromiseLike<Changed>,
): Promise<Changed> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change(await read());
    } catch (error) {
      const overtaken = error instanceof HedgerowError && error.status === 412;
      if (!overtaken || attempt === ATTEMPTS) throw error;
    }
  }
}
