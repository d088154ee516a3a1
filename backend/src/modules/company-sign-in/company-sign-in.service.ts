import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../kernel/context/index.js';
import { ANONYMOUS, db, NOBODY, Scopes } from '../../kernel/database/index.js';
import type { ClientKind } from '../../kernel/dto/index.js';
import { canonicalEmail } from '../../kernel/email/index.js';
import { Accounts } from '../accounts/index.js';
import { type SignInDto, SignIns } from '../auth/index.js';
import { SignInLimiter } from '../sessions/index.js';
import { type OpenProvider, ProviderClient, SignInProviders } from '../sign-in-providers/index.js';
import type { CompleteCompanySignInDto, StartedCompanySignInDto } from './company-sign-in.dto.js';
import { CompanySignInDenied, CompanySignInInvalid, CompanySignInNotFound } from './company-sign-in.errors.js';
import { MemberIdentities } from './member-identities.js';
import { inCompany, ProviderSignIns, type ReturnedSignIn } from './provider-sign-ins.js';

/** From where somebody signs in, and what shows that it is the same browser or app as at the beginning. */
interface From {
  ip: string;
  holder: string;
  userAgent: string | null;
}

type Begun = Pick<StartedCompanySignInDto, 'label' | 'authorizationUrl'>;

/** Signs people in by the provider of their company. What it says counts in that company alone. */
@Injectable()
export class CompanySignIn {
  constructor(
    private readonly scopes: Scopes,
    private readonly limiter: SignInLimiter,
    private readonly providers: SignInProviders,
    private readonly client: ProviderClient,
    private readonly underWay: ProviderSignIns,
    private readonly identities: MemberIdentities,
    private readonly accounts: Accounts,
    private readonly signIns: SignIns,
  ) {}

  /** Answers where to send the browser, and what the company calls that. Throws `CompanySignInNotFound` and `ProviderFailed`. */
  async start(company: string, client: ClientKind, { ip, holder }: Omit<From, 'userAgent'>): Promise<Begun> {
    await this.limiter.spendOnAddress(ip);
    const tenantId = await this.idOf(company);
    const provider = tenantId && (await this.scopes.run(inCompany(tenantId), () => this.providers.open(), READ));
    if (!provider) throw new CompanySignInNotFound();
    const [state, checks] = [this.underWay.newState(tenantId, client), this.underWay.newChecks()];
    const authorizationUrl = await this.client.addressFor(provider, state, checks);
    await this.underWay.begin(provider, { state, holder, client, checks });
    return { label: provider.label, authorizationUrl };
  }

  /** Throws `CompanySignInInvalid`, `CompanySignInDenied` and `ProviderFailed`. */
  async complete(
    { state, code, iss }: CompleteCompanySignInDto,
    { ip, holder, userAgent }: From,
  ): Promise<{ answer: SignInDto; client: ClientKind }> {
    await this.limiter.spendOnAddress(ip);
    const tenantId = this.underWay.companyOf(state);
    const returned = tenantId && (await this.take(tenantId, state, holder));
    if (!returned) throw new CompanySignInInvalid();
    const { provider, signIn } = returned;
    if (code === undefined) throw new CompanySignInDenied('provider_refused');
    const proven = await this.client.identityOf(provider, { state, code, iss }, signIn.checks);
    requireDomain(provider, proven.email);
    const userId = await this.identities.personOf(tenantId, proven);
    const user = await this.scopes.run(NOBODY, () => this.accounts.get(userId), READ);
    const answer = await this.signIns.openOnlyIn(user, { client: signIn.client, userAgent }, tenantId);
    return { answer, client: signIn.client };
  }

  /** Used up, whatever comes of it. */
  private take(
    tenantId: string,
    state: string,
    holder: string,
  ): Promise<{ provider: OpenProvider; signIn: ReturnedSignIn } | null> {
    return this.scopes.run(inCompany(tenantId), async () => {
      const signIn = await this.underWay.take(state, holder);
      const provider = signIn && (await this.providers.open());
      return provider && signIn.providerVersion === provider.version ? { provider, signIn } : null;
    });
  }

  private async idOf(company: string): Promise<string | null> {
    const ask = () => db().query<Array<{ id: string }>>('select id from company_named($1)', [company]);
    const [found] = await this.scopes.run({ tenantId: null, actor: SYSTEM, onAccountOf: ANONYMOUS }, ask, READ);
    return found?.id ?? null;
  }
}

const READ = { readOnly: true };

function requireDomain({ emailDomains }: OpenProvider, email: string | null): void {
  const domain = canonicalEmail(email ?? '')
    ?.split('@')
    .at(-1);
  if (emailDomains.length > 0 && !(domain && emailDomains.includes(domain)))
    throw new CompanySignInDenied('email_domain');
}
