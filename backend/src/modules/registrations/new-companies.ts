import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { ANONYMOUS, newId, Scopes } from '../../kernel/database/index.js';
import { Threads } from '../../kernel/threads/index.js';
import { Accounts, type User } from '../accounts/index.js';
import { MembersService } from '../members/index.js';
import { hashPassword, requireStrongPassword } from '../passwords/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { NewCompanyDto } from './registrations.dto.js';

/** Creates companies. */
@Injectable()
export class NewCompanies {
  constructor(
    private readonly scopes: Scopes,
    private readonly tenancy: TenancyService,
    private readonly accounts: Accounts,
    private readonly members: MembersService,
    private readonly threads: Threads,
  ) {}

  /** Creates a company and the account of its owner. Throws `WeakPassword` and `EmailTaken`. */
  async found(email: string, input: NewCompanyDto, { isVerified }: { isVerified: boolean }): Promise<User> {
    const { companyName: name, timezone, currency = 'USD', locale = 'en-US', unitSystem = 'us' } = input;
    await requireStrongPassword(this.threads, input.password, [input.name, email, name]);
    // Hashed before the transaction: it is slow by design, and a connection is not.
    const passwordHash = await hashPassword(input.password);
    const nobodyYet = { tenantId: newId(), actor: SYSTEM, onAccountOf: ANONYMOUS };
    return this.scopes.run(nobodyYet, async () => {
      const owner = await this.accounts.create({ email, name: input.name, passwordHash });
      await this.tenancy.createTenant({ name, timezone, currency, locale, unitSystem });
      await this.members.addPreset(owner.id, 'owner');
      return isVerified ? this.accounts.verifyEmail(owner) : owner;
    });
  }
}
