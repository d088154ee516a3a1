import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../context/index.js';
import { ContentStore } from './content-store.js';
import { Files } from './files.js';
import { Staging } from './staging.js';
import { UnusedContent } from './unused-content.js';

const HOUR = 3_600_000;

/** Longer than any transaction that may still refer to the bytes. */
const ORPHAN_AGE = HOUR;
/** Longer than any upload. */
const STAGED_AGE = 24 * HOUR;
const BATCH = 500;

/** Removes bytes without an owner: from rolled-back transactions, broken uploads and killed processes. */
@Injectable()
export class FileSweeper {
  constructor(
    private readonly staging: Staging,
    private readonly store: ContentStore,
    private readonly unused: UnusedContent,
    private readonly files: Files,
  ) {}

  /** Uploads that arrived on this machine and were never kept. */
  async sweepStaged(now = Date.now()): Promise<void> {
    await this.staging.sweep(new Date(now - STAGED_AGE));
  }

  /** Files whose time is over, and contents that no file of the company refers to. Answers how many of those were removed. */
  async sweepTenant(now = Date.now()): Promise<number> {
    const tenantId = currentTenantId();
    await this.files.removeExpired(new Date(now));
    let removed = 0;
    for await (const hashes of batches(this.store.putBefore(tenantId, new Date(now - ORPHAN_AGE)))) {
      for (const sha256 of await this.unused.among(tenantId, hashes)) {
        if (await this.unused.remove({ tenantId, sha256 })) removed += 1;
      }
    }
    return removed;
  }
}

async function* batches<Item>(items: AsyncIterable<Item>): AsyncIterable<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
