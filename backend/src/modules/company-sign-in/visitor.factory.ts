import {
  createCompany,
  type HttpTestApp,
  type InjectResponse,
  TEST_PASSWORD,
  type TestCompany,
} from '../../../test/support/index.js';
import type { PresetRole } from '../../kernel/access/index.js';
import { CLIENT } from './forged-provider.factory.js';

export const PUBLIC_URL = 'https://crm.example.com';
export const REDIRECT_URI = `${PUBLIC_URL}/sign-in/company`;

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  tenantId: string;
  memberships: Array<{ tenantId: string }>;
}

let visitors = 0;

type Headers = Record<string, string>;

/** A company of its own for each test. */
export class Company {
  private constructor(
    readonly app: HttpTestApp,
    readonly slug: string,
    readonly made: TestCompany,
    readonly ownerToken: string,
  ) {}

  static async make(app: HttpTestApp, slug: string): Promise<Company> {
    const made = await createCompany(app.nest, slug);
    return new Company(app, slug, made, (await byPassword(app, made.members.owner.email)).accessToken);
  }

  get tenantId(): string {
    return this.made.tenantId;
  }

  member(role: PresetRole) {
    return this.made.members[role];
  }

  /** As the owner, unless another token is given. */
  async set(changes: object, headers: Headers = {}): Promise<InjectResponse> {
    return this.app.inject({
      method: 'PATCH',
      url: '/api/v1/tenant/sign-in-provider',
      payload: changes,
      headers: { 'if-match': '*', ...bearer(this.ownerToken), ...headers },
    });
  }

  async use({ issuer }: { issuer: string }, more: object = {}): Promise<void> {
    const answer = await this.set({ isEnabled: true, label: 'Example Login', issuer, ...CLIENT, ...more });
    if (answer.statusCode !== 200) throw new Error(answer.body);
  }
}

export const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

/** Somebody at a browser or a telephone. */
export class Visitor {
  private readonly address: string;
  private cookie = '';
  private holderToken: string | undefined;

  constructor(
    private readonly app: HttpTestApp,
    private readonly client: 'web' | 'mobile' = 'mobile',
  ) {
    // Limits count by address.
    visitors += 1;
    this.address = `198.51.100.${visitors % 250}`;
  }

  /** Answers the address of the provider. */
  async start(company: string): Promise<URL> {
    const answer = await this.startRaw(company);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat();
    this.cookie = cookie.split(';')[0] ?? '';
    const body = answer.json<{ authorizationUrl: string; holderToken?: string }>();
    this.holderToken = body.holderToken;
    return new URL(body.authorizationUrl);
  }

  startRaw(company: string): Promise<InjectResponse> {
    return this.post('start', { company, client: this.client });
  }

  complete(parameters: URLSearchParams | Record<string, string>): Promise<InjectResponse> {
    const { state, code, iss } = Object.fromEntries(new URLSearchParams(parameters)) as Record<
      string,
      string | undefined
    >;
    const holder = this.client === 'mobile' && this.holderToken !== undefined ? { holderToken: this.holderToken } : {};
    return this.post('complete', { state, ...(code && { code }), ...(iss && { iss }), ...holder });
  }

  private post(step: string, payload: object): Promise<InjectResponse> {
    const url = `/api/v1/auth/company-sign-in/${step}`;
    const headers = this.cookie ? { cookie: this.cookie } : {};
    return this.app.inject({ method: 'POST', url, payload, headers, remoteAddress: this.address });
  }
}

export async function byPassword(app: HttpTestApp, email: string): Promise<SignedIn> {
  const payload = { email, password: TEST_PASSWORD, client: 'mobile' };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/auth/login', payload });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json<SignedIn>();
}

/** What somebody is told who is refused. */
export const refusal = (answer: InjectResponse): unknown[] => {
  const { status, code, reason } = answer.json<{ status: number; code: string; reason?: string }>();
  return [status, code, ...(reason === undefined ? [] : [reason])];
};
