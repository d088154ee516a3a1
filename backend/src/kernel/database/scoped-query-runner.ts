import { escapeLiteral } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner.js';

/** What row-level security and the row triggers read in a transaction. */
export interface Settings {
  tenantId: string | null;
  /** A person or an API key. */
  actorId: string | null;
  source: string | null;
}

/** A connection for one transaction that begins and learns its company in a single trip: every request pays for trips. */
export class ScopedQueryRunner extends PostgresQueryRunner {
  constructor(dataSource: DataSource) {
    // The product knows no other driver (database.options.ts).
    super(dataSource.driver as PostgresDriver, 'master');
    Object.assign(this, { manager: dataSource.createEntityManager(this) });
  }

  async begin({ tenantId, actorId, source }: Settings, readOnly: boolean): Promise<void> {
    // What TypeORM notes of a transaction that it began itself; locks and commit ask for it.
    this.isTransactionActive = true;
    this.transactionDepth = 1;
    const settings = { 'app.tenant_id': tenantId, 'app.user_id': actorId, 'app.source': source };
    // true = local to the transaction: a session-level setting would reach the next borrower of the connection.
    const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', ${literal(value)}, true)`);
    await this.query(`begin${readOnly ? ' read only' : ''}; select ${calls.join(', ')}`);
  }

  /** Ends a transaction that has read and written nothing, without anyone waiting for it. */
  leave(): void {
    this.commitTransaction()
      // A connection that broke meanwhile is noticed by its next user.
      .catch(() => undefined)
      .finally(() => void this.release());
  }

  /** Ends a transaction that failed. The failure is what the caller wants to hear of, not that of the rollback. */
  async abandon(): Promise<void> {
    if (this.isTransactionActive) await this.rollbackTransaction().catch(() => undefined);
    await this.release();
  }
}

/** Several statements in one trip take no parameters. */
const literal = (value: string | null) => escapeLiteral(value ?? '');
