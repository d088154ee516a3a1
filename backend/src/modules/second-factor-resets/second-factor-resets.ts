import { Injectable } from '@nestjs/common';
import { type Actor, currentActor, currentTenantId } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { PasswordConfirmation, PasswordResets } from '../account-security/index.js';
import { Accounts } from '../accounts/index.js';
import { MembersService, OwnMembership } from '../members/index.js';
import { RoleAboveOwn } from '../roles/index.js';
import { SecondFactorOff, SecondFactors } from '../second-factors/index.js';
import { TenancyService } from '../tenancy/index.js';
import { SecondFactorShared } from './second-factor-resets.errors.js';

/** For a lost phone: an owner or admin, who knows the person, turns off the second factor. */
@Injectable()
export class SecondFactorResets {
  constructor(
    private readonly scopes: Scopes,
    private readonly members: MembersService,
    private readonly accounts: Accounts,
    private readonly confirmation: PasswordConfirmation,
    private readonly tenancy: TenancyService,
    private readonly factors: SecondFactors,
    private readonly passwords: PasswordResets,
  ) {}

  /** Ends the sessions of the person, and emails them. */
  async reset(membershipId: string, password: string, address: string): Promise<void> {
    const { userId, hasSecondFactor, allowedActions } = await this.members.get(membershipId);
    const { membershipId: own, userId: callerId, name } = currentActor();
    if (membershipId === own) throw new OwnMembership();
    if (!hasSecondFactor) throw new SecondFactorOff();
    if (!allowedActions.includes('reset_second_factor')) throw new RoleAboveOwn();
    await this.confirmation.require(await this.accounts.get(callerId ?? ''), password, address);
    if (await this.worksElsewhere(userId)) throw new SecondFactorShared();
    const { name: company } = await this.tenancy.current();
    // Held: a password that gets short meanwhile would be left with a second factor that nobody has.
    const user = await this.accounts.hold(userId);
    if (user.passwordIsShort) await this.passwords.retire(user);
    await this.factors.reset(user, { name, company });
  }

  /** In a scope of that person: a company sees no other. */
  private async worksElsewhere(userId: string): Promise<boolean> {
    const here = currentTenantId();
    const who = { tenantId: null, actor: anonymous(userId) };
    const companies = await this.scopes.run(who, () => this.tenancy.ofCaller(), { readOnly: true });
    return companies.some(({ tenantId }) => tenantId !== here);
  }
}

const anonymous = (userId: string): Actor => ({
  kind: 'user',
  userId,
  membershipId: null,
  name: '',
  permissions: new Set(),
  source: 'api',
});
