import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { db, NOBODY, Scopes } from '../../kernel/database/index.js';
import { sharedEmails } from './email-keys.js';

/** Logs at each start which accounts share an e-mail, until somebody has resolved it. */
@Injectable()
export class EmailReport implements OnApplicationBootstrap {
  private readonly logger = new Logger(EmailReport.name);

  constructor(private readonly scopes: Scopes) {}

  async onApplicationBootstrap(): Promise<void> {
    try {
      await this.report();
    } catch (error) {
      // Started before the migrations, which readiness reports.
      this.logger.warn(`Could not look for accounts with the same e-mail: ${String(error)}`);
    }
  }

  private async report(): Promise<void> {
    const look = () => sharedEmails((sql, values) => db().query(sql, values));
    for (const { userIds } of await this.scopes.run(NOBODY, look, { readOnly: true })) {
      this.logger.warn(`Accounts with the same e-mail; each signs in with its own password: ${userIds.join(', ')}`);
    }
  }
}
