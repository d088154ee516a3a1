import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { AccountMail } from '../account-mail/index.js';
import { type Tenant, TenancyService } from '../tenancy/index.js';

type Person = Awaited<ReturnType<TenancyService['owners']>>[number];

const EXPORT = 'You can still view and export everything.';

/** What the owners of a company are told of its standing. */
@Injectable()
export class CompanyLetters {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  suspended({ name, statusReason }: Tenant): Promise<void> {
    const why = statusReason ? [`Reason: ${statusReason}`] : [];
    return this.tellOwners('company_suspended', `${name} is suspended`, [
      `${name} was suspended and is now read-only. ${EXPORT}`,
      ...why,
      'Emails and webhooks wait until it’s active again.',
    ]);
  }

  reactivated({ name }: Tenant): Promise<void> {
    return this.tellOwners('company_reactivated', `${name} is active again`, [
      `The suspension of ${name} has ended. Emails and webhooks that waited are on their way.`,
    ]);
  }

  closing({ name, purgeAt, locale, timezone }: Tenant, by: string): Promise<void> {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: timezone }).format(purgeAt ?? undefined);
    return this.tellOwners('company_closing', `${name} will be deleted on ${day}`, [
      `${by} closed ${name}. It’s now read-only, and will be deleted with all its data and files on ${day}.`,
      `${EXPORT} To keep the company, open Hedgerow and choose “Reopen company” before that day.`,
    ]);
  }

  reopened({ name }: Tenant, by: string): Promise<void> {
    return this.tellOwners('company_reopened', `${name} is open again`, [
      `${by} reopened ${name}. Nothing will be deleted. Emails and webhooks that waited are on their way.`,
    ]);
  }

  /** To people who were its owners. */
  async purged(name: string, owners: readonly Person[]): Promise<void> {
    for (const owner of owners) {
      await this.mail.queue({
        kind: 'company_purged',
        companyId: null,
        to: { name: owner.name, address: owner.email },
        letter: {
          subject: `${name} was deleted`,
          paragraphs: [`${name} was deleted with all its data and files. Your account is still there.`],
          closing: [],
        },
      });
    }
  }

  private async tellOwners(kind: string, subject: string, paragraphs: string[]): Promise<void> {
    const { id: companyId } = await this.tenancy.current();
    const action = { label: 'Open Hedgerow', url: this.config.publicUrl };
    for (const { name, email } of await this.tenancy.owners()) {
      const to = { name, address: email };
      await this.mail.queue({ kind, companyId, to, letter: { subject, paragraphs, action, closing: [] } });
    }
  }
}
