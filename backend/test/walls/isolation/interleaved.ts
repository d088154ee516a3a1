import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../../../src/kernel/http/index.js';
import { OutboxRelay } from '../../../src/kernel/queue/index.js';
import type { CompanyName, HttpTestApp } from '../../support/index.js';
import { Victim } from './victim.js';

const POOL = 2;
/** Requests at a time. */
const CONCURRENCY = 40;

/** Another process on the same database, with few connections; made before there is anything that its relay could take. */
export async function narrowApp(module: Type): Promise<NestFastifyApplication> {
  const pool = process.env['DATABASE_POOL'];
  process.env['DATABASE_POOL'] = String(POOL);
  const nest = await createHttpApp(module);
  process.env['DATABASE_POOL'] = pool;
  await nest.init();
  await nest.get(OutboxRelay, { strict: false }).stop();
  await nest.getHttpAdapter().getInstance().ready();
  return nest;
}

interface Result {
  /** Answers that failed, or held an id of the other company that was not asked for. */
  leaks: string[];
  statuses: number[];
}

/**
 * Both companies read all addresses, their own and the other’s, many at a time through the same few connections, while the rival
 * writes.
 * @param shared an id that both may see
 */
export async function interleaved(
  app: HttpTestApp,
  narrow: NestFastifyApplication,
  addresses: string[],
  shared: string,
): Promise<Result> {
  const [greens, rivals] = [await idsOf(app, 'greenfield'), await idsOf(app, 'rival')];
  const foreign = {
    greenfield: rivals.filter((id) => !greens.includes(id)),
    rival: greens.filter((id) => !rivals.includes(id) && id !== shared),
  };
  const result: Result = { leaks: [], statuses: [] };
  const read = async (company: CompanyName, url: string) => {
    const { statusCode, body } = await narrow.inject({ method: 'GET', url, headers: await bearer(app, company) });
    const seen = foreign[company].filter((id) => body.includes(id) && !url.includes(id));
    if (statusCode >= 500 || seen.length > 0) result.leaks.push(`${company} ${url}: ${statusCode} ${seen.join()}`);
    result.statuses.push(statusCode);
  };
  const write = async () => {
    const payload = { displayName: 'Interleaved' };
    const request = { method: 'POST', url: '/api/v1/clients', headers: await bearer(app, 'rival'), payload } as const;
    result.statuses.push((await narrow.inject(request)).statusCode);
  };
  const work = addresses.flatMap((url) => [() => read('greenfield', url), () => read('rival', url)]);
  for (let from = 0; from < work.length; from += CONCURRENCY) {
    await Promise.all([...work.slice(from, from + CONCURRENCY).map((one) => one()), write(), write()]);
  }
  return result;
}

const bearer = async (app: HttpTestApp, company: CompanyName) => ({
  authorization: `Bearer ${await app.tokenOf('owner', company)}`,
});

async function idsOf(app: HttpTestApp, company: CompanyName): Promise<string[]> {
  const victim = await Victim.of(app.database.superuserUrl, app[company].tenantId);
  const ids = await victim.ids();
  await victim.close();
  return ids;
}
