import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { db, NOBODY, Scopes } from '../../kernel/database/index.js';
import { networkOf } from '../../kernel/limits/index.js';
import { Schedule } from '../../kernel/queue/index.js';
import { Accounts } from '../accounts/index.js';

const KEPT_DAYS = 30;

/** Notes tries to sign in that failed, for the audit log: once for an account, a network and an hour, however many. */
@Injectable()
export class FailedSignIns implements OnModuleInit {
  private readonly logger = new Logger(FailedSignIns.name);

  constructor(
    private readonly accounts: Accounts,
    private readonly scopes: Scopes,
    private readonly schedule: Schedule,
  ) {}

  onModuleInit(): void {
    this.schedule.add({ name: 'Old failed sign-ins', everyMs: 3_600_000, run: () => this.sweep() });
  }

  /** Never throws. Don't wait for it: only emails with an account have anything noted, and the answer must not tell. */
  async note(email: string, address: string): Promise<void> {
    try {
      const users = await this.accounts.of(email);
      if (users.length === 0) return;
      const ids = users.map(({ id }) => id);
      await this.scopes.run(NOBODY, () => db().query(NOTE, [ids, networkOf(address)]));
    } catch (error) {
      this.logger.warn(`A failed sign-in is missing in the audit log: ${String(error)}`);
    }
  }

  private async sweep(): Promise<void> {
    await this.scopes.run({ tenantId: null, actor: SYSTEM }, () => db().query(SWEEP, [KEPT_DAYS]));
  }
}

const NOTE = `
  insert into failed_sign_ins (user_id, hour, network)
  select id, date_trunc('hour', now(), 'UTC'), $2 from unnest($1::uuid[]) id
  on conflict (user_id, hour, network) do update set tries = failed_sign_ins.tries + 1`;

const SWEEP = 'delete from failed_sign_ins where hour < now() - make_interval(days => $1)';
