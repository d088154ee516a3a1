import { Client } from 'pg';
import { httpApp, type HttpTestApp, type InjectResponse } from '../../../test/support/index.js';
import { AccountEmailModule } from '../account-email/index.js';
import { InvitationsModule } from '../invitations/index.js';
import { ForgedProvider } from './forged-provider.factory.js';
import { CompanySignInModule } from './index.js';
import { bearer, type Company, PUBLIC_URL, Visitor } from './visitor.factory.js';

/** What companies and people need to sign in by a provider, with one that says whatever a test wants. */
export class SignInStage {
  forged!: ForgedProvider;

  private constructor(
    readonly app: HttpTestApp,
    /** Sees behind row-level security. */
    readonly god: Client,
  ) {}

  static async open(): Promise<SignInStage> {
    const app = await httpApp({
      modules: [CompanySignInModule, InvitationsModule, AccountEmailModule],
      env: { PUBLIC_URL, OUTBOUND_ALLOW: '127.0.0.1' },
    });
    const god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
    return new SignInStage(app, god);
  }

  async close(): Promise<void> {
    await this.god.end();
    await this.app.close();
  }

  async openProvider(): Promise<void> {
    this.forged = await ForgedProvider.open();
  }

  get(token: string, path: string): Promise<InjectResponse> {
    return this.app.inject({ method: 'GET', url: `/api/v1/${path}`, headers: bearer(token) });
  }

  post(token: string, path: string, payload: object = {}): Promise<InjectResponse> {
    return this.app.inject({ method: 'POST', url: `/api/v1/${path}`, headers: bearer(token), payload });
  }

  /** At the forged provider, which claims what it is told to, beside an honest nonce. */
  async throughForged(
    company: Company,
    claims: Record<string, unknown>,
    visitor = new Visitor(this.app),
  ): Promise<InjectResponse> {
    const address = await visitor.start(company.slug);
    this.forged.claims = { nonce: address.searchParams.get('nonce'), ...claims };
    return visitor.complete({ state: address.searchParams.get('state') ?? '', code: 'any' });
  }
}

/** What an honest provider says of a member. */
export const verified = (company: Company, role: 'owner' | 'sales' = 'sales') => ({
  sub: role,
  email: company.member(role).email,
  email_verified: true,
});
