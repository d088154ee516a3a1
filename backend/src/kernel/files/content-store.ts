import type { Readable } from 'node:stream';

/** Names bytes: a company and the hash of the content. The same bytes have the same key. */
export interface ContentKey {
  tenantId: string;
  /** Lower-case hex. */
  sha256: string;
}

/** Where bytes are stored. One implementation for each kind of storage; everything else uses `Files`. */
export abstract class ContentStore {
  /** Takes over a staged local file in one step that either happens or does not. Putting the same key again is fine. */
  abstract put(key: ContentKey, stagedPath: string): Promise<void>;

  /** Opens the bytes; rejects before the first byte when they are not there. */
  abstract open(key: ContentKey): Promise<Readable>;

  /** Removes the bytes; not an error when they are gone. */
  abstract remove(key: ContentKey): Promise<void>;

  /** Removes all bytes of a company. */
  abstract removeAll(tenantId: string): Promise<void>;

  /** Companies that have bytes here. */
  abstract tenants(): AsyncIterable<string>;

  /** Hashes of a company that were put before an instant. */
  abstract putBefore(tenantId: string, instant: Date): AsyncIterable<string>;
}
