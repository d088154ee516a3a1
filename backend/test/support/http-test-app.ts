import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { PresetRole } from '../../src/kernel/access/index.js';
import { createHttpApp } from '../../src/kernel/http/index.js';
import { TEST_PASSWORD } from './companies.js';
import { ContractCheck } from './contract-check.js';
import { boot, type CompanyName, type TestApp, type TestAppOptions } from './test-app.js';

export type InjectOptions = Exclude<Parameters<NestFastifyApplication['inject']>[0], string | undefined>;
export type InjectResponse = Awaited<ReturnType<NestFastifyApplication['inject']>>;

/**
 * Fastify looks for a plugin without a name among all loaded modules, which jest lists slowly: a quarter of the time that an app takes
 * to start, for the two plugins of the documentation's page.
 */
Object.defineProperty(Function.prototype, Symbol.for('fastify.display-name'), {
  value: 'unnamed',
  writable: true,
  configurable: true,
});

/** A test app that also answers HTTP. */
export interface HttpTestApp extends TestApp<NestFastifyApplication> {
  /** Sends a request, as nobody. Throws when the answer is not what the contract says: every HTTP spec checks it. */
  inject(request: InjectOptions): Promise<InjectResponse>;
  /** Sends a request with the access token of a member: the token comes from a real sign-in, once per member. */
  injectAs(role: PresetRole, request: InjectOptions, company?: CompanyName): Promise<InjectResponse>;
  /** The access token of a member. */
  tokenOf(role: PresetRole, company?: CompanyName): Promise<string>;
}

/** Boots the real HTTP side, as `main.api.ts` does, without listening on a port. */
export async function httpApp(options: TestAppOptions = {}): Promise<HttpTestApp> {
  const app = await boot(options, async (module) => {
    const nest = await createHttpApp(module);
    await nest.init();
    await nest.getHttpAdapter().getInstance().ready();
    return nest;
  });
  const tokens = new Map<string, Promise<string>>();
  const check = ContractCheck.ofCommitted();
  const inject = async (request: InjectOptions) => {
    const answer = await app.nest.inject(request);
    check.expectKept(request, { ...head(answer), ...(!request.payloadAsStream && { body: answer.body }) });
    return answer;
  };
  const tokenOf = (role: PresetRole, company: CompanyName = 'greenfield') => {
    const { email } = app[company].members[role];
    const token = tokens.get(email) ?? signIn(inject, email);
    tokens.set(email, token);
    return token;
  };
  const injectAs = async (role: PresetRole, request: InjectOptions, company: CompanyName = 'greenfield') => {
    const authorization = `Bearer ${await tokenOf(role, company)}`;
    return inject({ ...request, headers: { authorization, ...request.headers } });
  };
  return Object.assign(app, { inject, injectAs, tokenOf });
}

const head = ({ statusCode, headers }: InjectResponse) => ({ statusCode, headers });

async function signIn(inject: (request: InjectOptions) => Promise<InjectResponse>, email: string): Promise<string> {
  const answer = await inject({
    method: 'POST',
    url: '/api/v1/auth/login',
    payload: { email, password: TEST_PASSWORD },
  });
  if (answer.statusCode !== 200)
    throw new Error(`Signing in as ${email} answered ${answer.statusCode}: ${answer.body}`);
  return answer.json<{ accessToken: string }>().accessToken;
}
