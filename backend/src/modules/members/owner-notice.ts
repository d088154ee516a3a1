import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { AccountMail } from '../account-mail/index.js';
import { TenancyService } from '../tenancy/index.js';

/** Emails the other owners about a new one: unlike a transfer, this needs no password. */
@Injectable()
export class OwnerNotice {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  async send(owner: { name: string; email: string }): Promise<void> {
    const { id: companyId, name: company } = await this.tenancy.current();
    const others = (await this.tenancy.owners()).filter(({ email }) => email !== owner.email);
    for (const { name, email } of others) {
      await this.mail.queue({
        kind: 'owner_added',
        companyId,
        to: { name, address: email },
        letter: {
          subject: `${owner.name} is now an owner of ${company}`,
          paragraphs: [`${owner.name} (${owner.email}) is now an owner of ${company}. Owners can do everything.`],
          action: { label: `Open ${company}`, url: this.config.publicUrl },
          closing: ['If you didn’t expect this, change their role or disable them.'],
        },
      });
    }
  }
}
