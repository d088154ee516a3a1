import { expect, jest } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../kernel/clock/index.js';
import { AuthenticatorApp, type HttpTestApp, type InjectResponse, TEST_PASSWORD } from '../../../test/support/index.js';

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  trustedDeviceToken?: string;
}

export interface Person extends SignedIn {
  email: string;
  /** Of their own: limits count by address. */
  address: string;
}

export interface Enrolled extends Person {
  phone: AuthenticatorApp;
  secret: string;
  recoveryCodes: string[];
}

/**
 * People who sign in with an app on their phone, each in a company of their own. Their clock and that of the product stand still, so
 * that no code gets old however long a test takes: `close()` lets it go on.
 */
export class People {
  private readonly now = new Date();
  private readonly clock = jest.spyOn(Clock.prototype, 'now').mockReturnValue(this.now);
  private made = 0;

  constructor(private readonly app: HttpTestApp) {}

  close(): void {
    this.clock.mockRestore();
  }

  /** The phone that has what the page shows. */
  phone(uri: string): AuthenticatorApp {
    return new AuthenticatorApp(uri, () => this.now.getTime());
  }

  async make(name: string): Promise<Person> {
    this.made += 1;
    const [email, address] = [`${name}@juniper.example`, `198.51.100.${this.made}`];
    const company = { companyName: 'Juniper', name: 'Kim Sorrel', timezone: 'America/New_York' };
    const answer = await this.post({ address }, 'register', {
      ...company,
      email,
      password: TEST_PASSWORD,
      client: 'mobile',
    });
    expect(answer.statusCode).toBe(201);
    return { email, address, ...answer.json<SignedIn>() };
  }

  async enrol(name: string): Promise<Enrolled> {
    const person = await this.make(name);
    const started = await this.post(person, 'second-factor/start', { password: TEST_PASSWORD });
    const { uri, secret } = started.json<{ uri: string; secret: string }>();
    const phone = this.phone(uri);
    // The code before, so that the one of now is not used yet.
    const confirmed = await this.post(person, 'second-factor/confirm', { code: phone.code(-1) });
    expect(confirmed.statusCode).toBe(200);
    return { ...person, phone, secret, ...confirmed.json<{ recoveryCodes: string[] }>() };
  }

  post(
    { address, accessToken }: Pick<Person, 'address'> & Partial<Person>,
    path: string,
    payload: object,
    headers: Record<string, string> = {},
  ): Promise<InjectResponse> {
    return this.app.inject({
      method: 'POST',
      url: `/api/v1/auth/${path}`,
      payload,
      remoteAddress: address,
      headers: { ...(accessToken && { authorization: `Bearer ${accessToken}` }), ...headers },
    });
  }

  get({ accessToken }: Pick<SignedIn, 'accessToken'>, path: string): Promise<InjectResponse> {
    const headers = { authorization: `Bearer ${accessToken}` };
    return this.app.inject({ method: 'GET', url: `/api/v1/auth/${path}`, headers });
  }

  login({ email, address }: Person, more: object = {}, headers: Record<string, string> = {}): Promise<InjectResponse> {
    return this.post({ address }, 'login', { email, password: TEST_PASSWORD, client: 'mobile', ...more }, headers);
  }

  async challenge(person: Person, more: object = {}): Promise<string> {
    const answer = await this.login(person, more);
    expect(codeOf(answer)).toEqual([401, 'second_factor_required']);
    return answer.json<{ challengeId: string }>().challengeId;
  }

  complete({ address }: Person, challengeId: string, code: string, more: object = {}): Promise<InjectResponse> {
    return this.post({ address }, 'login/complete', { challengeId, code, ...more });
  }
}

/** The same as `People.complete`, in a process of choice. */
export const completeIn = (nest: NestFastifyApplication, payload: object, remoteAddress: string) =>
  nest.inject({ method: 'POST', url: '/api/v1/auth/login/complete', payload, remoteAddress });

export const codeOf = (answer: InjectResponse): [number, string] => [
  answer.statusCode,
  answer.json<{ code: string }>().code,
];

export const statusesOf = (answers: Array<{ statusCode: number }>): number[] =>
  answers.map(({ statusCode }) => statusCode).sort();
