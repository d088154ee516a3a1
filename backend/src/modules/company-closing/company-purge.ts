import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { currentTenantId, SYSTEM } from '../../kernel/context/index.js';
import { db, Scopes } from '../../kernel/database/index.js';
import { Files } from '../../kernel/files/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { TenancyService } from '../tenancy/index.js';
import { CompanyDirectory } from './company-directory.js';
import { CompanyLetters } from './company-letters.js';

/** Few enough for a statement of the application. */
const ROWS = 1_000;

/** Deletes companies that have closed, 30 days later: every row, every file, and their audit log. */
@Injectable()
export class CompanyPurge implements OnModuleInit {
  private readonly logger = new Logger(CompanyPurge.name);

  constructor(
    private readonly directory: CompanyDirectory,
    private readonly tenancy: TenancyService,
    private readonly letters: CompanyLetters,
    private readonly files: Files,
    private readonly scopes: Scopes,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Deleting closed companies', everyMs: 3_600_000, run: () => this.run() });
  }

  async run(): Promise<void> {
    for (const tenantId of await this.directory.toPurge()) {
      try {
        await this.scopes.withoutTransaction({ tenantId, actor: SYSTEM }, () => this.purge());
      } catch (error) {
        // The next company does not wait for it.
        this.logger.error({ tenantId, err: error, msg: 'a closed company is not deleted yet' });
      }
    }
  }

  /** Broken off, it goes on where it was: rows go table by table, in short transactions, and the company itself last. */
  private async purge(): Promise<void> {
    const within = <T>(work: () => Promise<T>) => this.scopes.transaction(work);
    const tables = await within(() => db().query<Array<{ name: string }>>('select name from tables_to_purge() name'));
    const names = tables.map(({ name }) => name).filter((table) => !OF_MEMBERS.includes(table));
    let rows = 0;
    // Rows that go leave entries in the audit log: it is gone through again, so that little is left for the last transaction.
    for (let round = ROWS; round > 0; rows += round) {
      round = 0;
      for (const name of names) {
        for (let part = ROWS; part > 0; round += part) part = await within(() => purgeRows(name));
      }
    }
    await this.files.removeAll();
    await within(async () => {
      const [{ name: company }, owners] = [await this.tenancy.current(), await this.tenancy.owners()];
      await this.letters.purged(company, owners);
      await db().query('select purge_company()');
    });
    const tenantId = currentTenantId();
    this.scopes.forget(tenantId);
    this.logger.log({ tenantId, rows, msg: 'a closed company was deleted' });
  }
}

/** Until the end it is known whom to tell. */
const OF_MEMBERS = ['memberships', 'roles'];

async function purgeRows(table: string): Promise<number> {
  const [part] = await db().query<Array<{ count: string }>>('select purge_rows($1, $2) as count', [table, ROWS]);
  return Number(part?.count ?? 0);
}
