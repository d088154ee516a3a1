import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock/index.js';
import { currentActor } from '../../kernel/context/index.js';
import { InvalidTransition, ValidationFailed } from '../../kernel/problem/index.js';
import { PasswordConfirmation } from '../account-security/index.js';
import { Accounts } from '../accounts/index.js';
import { RolesService } from '../roles/index.js';
import { type Tenant, TenancyService } from '../tenancy/index.js';
import type { CloseCompanyDto } from './company-closing.dto.js';
import { NotAnOwner } from './company-closing.errors.js';
import { CompanyLetters } from './company-letters.js';

const DAY_MS = 86_400_000;
/** How long a closed company can be reopened. */
const KEPT_DAYS = 30;

/** Whether a company works, is read only, or is about to end. Its owners are told by email. */
@Injectable()
export class CompanyStanding {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly roles: RolesService,
    private readonly accounts: Accounts,
    private readonly confirmation: PasswordConfirmation,
    private readonly letters: CompanyLetters,
    private readonly clock: Clock,
  ) {}

  /** The company of the scope is read and exported only, until it is reactivated. */
  async suspend(reason: string): Promise<Tenant> {
    const tenant = await this.tenancy.pause({ status: 'suspended', statusReason: reason });
    await this.letters.suspended(tenant);
    return tenant;
  }

  /** Ends a suspension. What waited goes on. */
  async reactivate(): Promise<Tenant> {
    const tenant = await this.tenancy.resume('suspended');
    await this.letters.reactivated(tenant);
    return tenant;
  }

  /** Closes the company of an owner, who types its name and their password. */
  async close({ name, password }: CloseCompanyDto, address: string): Promise<Tenant> {
    await this.requireOwner();
    const { name: known } = await this.tenancy.current();
    if (name.trim() !== known) {
      throw new ValidationFailed([
        { pointer: '/name', code: 'wrong_name', detail: `Type the company’s name: ${known}` },
      ]);
    }
    const owner = await this.accounts.get(currentActor().userId ?? '');
    await this.confirmation.require(owner, password, address);
    const purgeAt = new Date(this.clock.now().getTime() + KEPT_DAYS * DAY_MS);
    const tenant = await this.tenancy.pause({ status: 'closing', purgeAt });
    await this.letters.closing(tenant, owner.name);
    return tenant;
  }

  /** Takes a closing back while its time has not come. */
  async reopen(): Promise<Tenant> {
    const { status, purgeAt } = await this.tenancy.current();
    // Once it may be deleted, it may have begun.
    if (!purgeAt || purgeAt <= this.clock.now()) throw new InvalidTransition(status, 'active', []);
    await this.requireOwner();
    const tenant = await this.tenancy.resume('closing');
    await this.letters.reopened(tenant, currentActor().name);
    return tenant;
  }

  private async requireOwner(): Promise<void> {
    if (!(await this.roles.reach()).isOwner) throw new NotAnOwner();
  }
}
