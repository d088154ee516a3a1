import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../context/index.js';
import { db, Scopes } from '../database/index.js';
import { type ContentKey, ContentStore } from './content-store.js';

/**
 * Decides when bytes may go. Storing and removing bytes take one lock per content: without it a file saved at the wrong
 * moment would refer to bytes that are being removed.
 */
@Injectable()
export class UnusedContent {
  constructor(
    private readonly store: ContentStore,
    private readonly scopes: Scopes,
  ) {}

  /** Keeps this content from being removed until the transaction ends, when its row is either visible or gone. */
  async claim(sha256: string): Promise<void> {
    await db().query('select pg_advisory_xact_lock_shared(hashtextextended(app_tenant_id()::text || $1, 0))', [sha256]);
  }

  /** Removes bytes that no file refers to. Answers false when they are needed or just being saved. */
  async remove({ tenantId, sha256 }: ContentKey): Promise<boolean> {
    return this.scopes.run({ tenantId, actor: SYSTEM }, async () => {
      const [row]: Array<{ unused: boolean }> = await db().query(
        `select pg_try_advisory_xact_lock(hashtextextended(app_tenant_id()::text || $1, 0))
                and not exists (select 1 from files where sha256 = $1) as unused`,
        [sha256],
      );
      if (!row?.unused) return false;
      await this.store.remove({ tenantId, sha256 });
      return true;
    });
  }

  /** Of these contents, those that no file refers to. */
  async among(tenantId: string, hashes: string[]): Promise<string[]> {
    return this.scopes.run(
      { tenantId, actor: SYSTEM },
      async () => {
        const rows: Array<{ sha256: string }> = await db().query(
          `select candidate as sha256 from unnest($1::text[]) candidate
           where not exists (select 1 from files where sha256 = candidate)`,
          [hashes],
        );
        return rows.map(({ sha256 }) => sha256);
      },
      { readOnly: true },
    );
  }
}
