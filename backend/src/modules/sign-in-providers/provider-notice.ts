import { Injectable } from '@nestjs/common';
import { currentActor } from '../../kernel/context/index.js';
import { Config } from '../../kernel/config/index.js';
import { AccountMail } from '../account-mail/index.js';
import { TenancyService } from '../tenancy/index.js';

/** Emails all owners that people now sign in by other rules: whoever holds the provider can be anybody in the company. */
@Injectable()
export class ProviderNotice {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  async send(isEnabled: boolean): Promise<void> {
    const { id: companyId, name: company } = await this.tenancy.current();
    const { name: by } = currentActor();
    for (const { name, email: address } of await this.tenancy.owners()) {
      await this.mail.queue({
        kind: 'sign_in_provider_changed',
        companyId,
        to: { name, address },
        letter: {
          subject: `How people sign in to ${company} was changed`,
          paragraphs: [
            `${by} changed the sign-in provider of ${company}. Signing in through it is ${isEnabled ? 'on' : 'off'}.`,
            'Whoever controls the provider decides who can sign in to your company as a team member.',
          ],
          action: { label: 'Check the sign-in settings', url: `${this.config.publicUrl}/settings/sign-in` },
          closing: ['If you didn’t expect this, turn it off and talk to the other owners.'],
        },
      });
    }
  }
}
