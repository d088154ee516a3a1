import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentTenantId } from '../../kernel/context/index.js';
import { TooManyRequests } from '../../kernel/problem/index.js';
import { AccountMail } from '../account-mail/index.js';
import type { Role } from '../roles/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { Invitation } from './invitation.entity.js';
import { GOOD_FOR_DAYS } from './invitation-states.js';
import { writeToken } from './invitation-token.js';

const DAY_MS = 86_400_000;
const HOUR_SECONDS = 3_600;
/** In a day; no real company grows faster. */
const MOST_OF_COMPANY = 100;
/** In a day, from one company. */
const MOST_TO_ADDRESS = 5;
/** In a day, from all companies, so that nobody can flood an inbox by creating more of them. */
const MOST_TO_ADDRESS_OF_ALL = 10;
const KIND = 'invitation';

/** Emails invitations, within daily limits. */
@Injectable()
export class InvitationMail {
  constructor(
    private readonly mail: AccountMail,
    private readonly tenancy: TenancyService,
    private readonly config: Config,
  ) {}

  /** Throws `TooManyRequests` (429) if the company or the address has reached its limit for the day. */
  async send(invitation: Invitation, role: Role, secret: Buffer): Promise<void> {
    const { id: invitationId, email: address, name, invitedByName, expiresAt } = invitation;
    await this.requireWithinLimits(address);
    const { id: tenantId, name: company } = await this.tenancy.current();
    const from = invitedByName || company;
    await this.mail.queue({
      kind: KIND,
      to: { name, address },
      companyId: tenantId,
      expiresAt,
      letter: {
        subject: `${from} invited you to join ${company}`,
        paragraphs: [`${from} invited you to join ${company} on Hedgerow. Your role: ${role.name}.`],
        action: {
          label: 'Accept invitation',
          url: `${this.config.publicUrl}/invitation#${writeToken({ tenantId, invitationId, secret })}`,
        },
        closing: [
          `The link works for ${GOOD_FOR_DAYS} days and is for ${address} only.`,
          `If you don’t know ${company}, ignore this email.`,
        ],
      },
    });
  }

  private async requireWithinLimits(address: string): Promise<void> {
    const companyId = currentTenantId();
    const since = new Date(Date.now() - DAY_MS);
    const sent = await this.mail.sentSince(since, { kind: KIND, companyId });
    const toAddress = await this.mail.sentSince(since, { kind: KIND, companyId, address });
    const ofAll = await this.mail.sentSince(since, { kind: KIND, address });
    if (sent >= MOST_OF_COMPANY || toAddress >= MOST_TO_ADDRESS || ofAll >= MOST_TO_ADDRESS_OF_ALL)
      throw new TooManyRequests(HOUR_SECONDS);
  }
}
