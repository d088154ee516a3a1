import { Injectable } from '@nestjs/common';
import { currentTenantId } from '../../kernel/context/index.js';
import { db, insertRow, newId, Scopes, updateRow } from '../../kernel/database/index.js';
import { canonicalDomain } from '../../kernel/email/index.js';
import { Outbound, OutboundRefused } from '../../kernel/outbound/index.js';
import { type FieldError, requireVersion, type SeenVersion, ValidationFailed } from '../../kernel/problem/index.js';
import { Secrets } from '../../kernel/secrets/index.js';
import { OWNER, RolesService } from '../roles/index.js';
import { TenancyService } from '../tenancy/index.js';
import { type OpenProvider, ProviderClient } from './provider-client.js';
import { ProviderNotice } from './provider-notice.js';
import {
  type CheckedSignInProviderDto,
  SignInProviderDto,
  type UpdateSignInProviderDto,
} from './sign-in-provider.dto.js';
import { SignInProvider } from './sign-in-provider.entity.js';
import { ProviderFailed, SignInOfOwners } from './sign-in-providers.errors.js';

type Settings = Pick<SignInProvider, 'isEnabled' | 'label' | 'issuer' | 'clientId' | 'clientSecret' | 'emailDomains'>;

const NOTHING: Settings = {
  isEnabled: false,
  label: null,
  issuer: null,
  clientId: null,
  clientSecret: null,
  emailDomains: [],
};

/** The provider by which the people of a company sign in. */
@Injectable()
export class SignInProviders {
  constructor(
    private readonly scopes: Scopes,
    private readonly outbound: Outbound,
    private readonly secrets: Secrets,
    private readonly roles: RolesService,
    private readonly tenancy: TenancyService,
    private readonly client: ProviderClient,
    private readonly notice: ProviderNotice,
  ) {}

  async get(): Promise<SignInProviderDto> {
    return this.shown(await stored());
  }

  /** Throws `SignInOfOwners`, and 422 for an issuer that can't be called. */
  async update(version: SeenVersion, changes: UpdateSignInProviderDto): Promise<SignInProviderDto> {
    if (changes.issuer !== undefined) await this.requireCallable(changes.issuer);
    return this.scopes.transaction(() => this.write(version, changes));
  }

  /** Goes to the provider, and says at the field what is wrong. */
  async check(issuer: string): Promise<CheckedSignInProviderDto> {
    await this.scopes.transaction(() => this.requireOwner(), { readOnly: true });
    await this.requireCallable(issuer);
    try {
      return await this.client.check(issuer);
    } catch (error) {
      if (!(error instanceof ProviderFailed)) throw error;
      throw wrong('/issuer', error.code, error.detail ?? error.title);
    }
  }

  /** That of the company of the scope, with its secret; null where it is off. */
  async open(): Promise<OpenProvider | null> {
    const provider = await stored();
    if (!provider?.isEnabled) return null;
    const { tenantId, id, version, label, issuer, clientId, clientSecret, emailDomains } = provider;
    if (!label || !issuer || !clientId || !clientSecret) return null;
    const secret = await this.secrets.open(clientSecret, placeOf(id));
    return { tenantId, version, label, issuer, clientId, clientSecret: secret, emailDomains };
  }

  private async write(version: SeenVersion, { clientSecret, ...changes }: UpdateSignInProviderDto) {
    await this.requireOwner();
    // Changes wait for each other here.
    await this.roles.lock((await this.roles.preset(OWNER)).id);
    const before = await stored();
    requireVersion({ version: before?.version ?? 0 }, version);
    if (clientSecret === undefined && Object.keys(changes).length === 0) return this.shown(before);
    requireSecretAnew(before, changes.issuer, clientSecret);
    const id = before?.id ?? newId();
    const after: Settings = {
      ...settingsOf(before ?? NOTHING),
      ...changes,
      ...(changes.emailDomains && { emailDomains: domainsIn(changes.emailDomains) }),
      ...(clientSecret !== undefined && { clientSecret: await this.secrets.seal(clientSecret, placeOf(id)) }),
    };
    if (after.isEnabled) requireWhole(after);
    const written = before
      ? await updateRow(SignInProvider, id, null, after)
      : await insertRow(SignInProvider, { id, ...after });
    await this.notice.send(after.isEnabled);
    return this.shown(written);
  }

  private async requireOwner(): Promise<void> {
    if (!(await this.roles.reach()).isOwner) throw new SignInOfOwners();
  }

  private async requireCallable(issuer: string): Promise<void> {
    try {
      await this.outbound.check(issuer);
    } catch (error) {
      if (error instanceof OutboundRefused) throw wrong('/issuer', error.reason, error.message);
      throw error;
    }
    if (issuer.includes('?')) throw wrong('/issuer', 'malformed_url', 'Remove the ? and everything after it.');
  }

  private async shown(provider: SignInProvider | null): Promise<SignInProviderDto> {
    const { slug } = await this.tenancy.current();
    return SignInProviderDto.from(provider, { slug, redirectUri: this.client.redirectUri });
  }
}

const stored = (): Promise<SignInProvider | null> => db().findOneBy(SignInProvider, { tenantId: currentTenantId() });

const placeOf = (id: string) => `sign_in_providers/${id}/client_secret`;

const settingsOf = ({ isEnabled, label, issuer, clientId, clientSecret, emailDomains }: Settings): Settings => {
  return { isEnabled, label, issuer, clientId, clientSecret, emailDomains };
};

const wrong = (pointer: string, code: string, detail: string) => new ValidationFailed([{ pointer, code, detail }]);

/** Otherwise somebody could send the secret, which nobody can read, to a server of their own. */
function requireSecretAnew(before: SignInProvider | null, issuer?: string, secret?: string): void {
  if (issuer === undefined || issuer === before?.issuer || secret !== undefined || !before?.clientSecret) return;
  throw wrong('/clientSecret', 'required', 'Enter the client secret of the new issuer.');
}

function requireWhole({ label, issuer, clientId, clientSecret }: Settings): void {
  const missing = Object.entries({ label, issuer, clientId, clientSecret }).filter(([, value]) => !value);
  const errors = missing.map(([name]): FieldError => {
    return { pointer: `/${name}`, code: 'required', detail: 'Fill this in to turn it on.' };
  });
  if (errors.length > 0) throw new ValidationFailed(errors);
}

function domainsIn(texts: readonly string[]): string[] {
  const domains = texts.map((text) => canonicalDomain(text));
  const errors = domains.flatMap((domain, at): FieldError[] =>
    domain
      ? []
      : [{ pointer: `/emailDomains/${at}`, code: 'invalid_domain', detail: 'Enter a domain, like example.com.' }],
  );
  if (errors.length > 0) throw new ValidationFailed(errors);
  return [...new Set(domains.filter((domain) => domain !== null))];
}
