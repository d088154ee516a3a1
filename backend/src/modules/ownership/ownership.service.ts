import { Injectable } from '@nestjs/common';
import { Config } from '../../kernel/config/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { AccountMail } from '../account-mail/index.js';
import { PasswordConfirmation } from '../account-security/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { MembersService } from '../members/index.js';
import { OWNER, RolesService } from '../roles/index.js';
import { TenancyService } from '../tenancy/index.js';
import { NotTransferable, OwnersOnly } from './ownership.errors.js';

/** Transfers a company from one person to another, and emails both. */
@Injectable()
export class OwnershipService {
  constructor(
    private readonly members: MembersService,
    private readonly roles: RolesService,
    private readonly accounts: Accounts,
    private readonly confirmation: PasswordConfirmation,
    private readonly tenancy: TenancyService,
    private readonly mail: AccountMail,
    private readonly config: Config,
  ) {}

  /** Makes a member the owner and the calling owner an admin, confirmed by the caller's password. */
  async transfer(membershipId: string, password: string, address: string): Promise<void> {
    const reach = await this.roles.reach();
    const to = await this.members.get(membershipId, reach);
    if (!reach.isOwner) throw new OwnersOnly();
    const giver = await this.accounts.get(currentActor().userId ?? '');
    await this.confirmation.require(giver, password, address);
    await this.hand(giver, to.userId);
    await this.tell(giver, { name: to.name, email: to.email });
  }

  private async hand(giver: User, userId: string): Promise<void> {
    const [owner, admin] = [await this.roles.preset(OWNER), await this.roles.preset('admin')];
    // Changes of owners wait for each other here.
    await this.roles.lock(owner.id);
    const [from, to] = [await this.members.lockOf(giver.id), await this.members.lockOf(userId)];
    if (from?.roleId !== owner.id) throw new OwnersOnly();
    if (to?.status !== 'active' || to.roleId === owner.id) throw new NotTransferable();
    await this.members.handOver(from, to, { owner: owner.id, admin: admin.id });
  }

  private async tell(giver: User, owner: { name: string; email: string }): Promise<void> {
    const { id: companyId, name: company } = await this.tenancy.current();
    const mail = { kind: 'ownership_transferred', companyId };
    const action = { label: `Open ${company}`, url: this.config.publicUrl };
    await this.mail.queue({
      ...mail,
      to: { name: owner.name, address: owner.email },
      letter: {
        subject: `You’re now the owner of ${company}`,
        paragraphs: [`${giver.name} transferred ownership of ${company} to you.`],
        action,
        closing: ['Owners can do everything, including managing the team and its roles.'],
      },
    });
    await this.mail.queue({
      ...mail,
      to: { name: giver.name, address: giver.email },
      letter: {
        subject: `You transferred ownership of ${company}`,
        paragraphs: [`${owner.name} is now the owner of ${company}. Your role is now Admin.`],
        closing: [`If this wasn’t you, change your password and ask ${owner.name} to transfer ownership back.`],
      },
    });
  }
}
