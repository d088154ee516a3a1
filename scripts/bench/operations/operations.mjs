import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readPidFile } from '../../postgres/postmaster.mjs';
import { ROOT } from '../../root.mjs';
import { apiPid } from '../cpu.mjs';
import { isMeasurable } from './processor.mjs';
import { MeasuringSender } from './sender.mjs';
import { FILE, tableOf, typical } from './table.mjs';
import { openWire } from './wire.mjs';

/** The first ones find nothing compiled and no plan kept. */
const WARM_UP_ROUNDS = 2;
const ROUNDS = 5;
const LOADER = new URL('../../../backend/test/support/typescript-loader.mjs', import.meta.url).href;
const REQUESTS = new URL('../../../backend/test/walls/statements/everything.ts', import.meta.url).href;
const API = fileURLToPath(new URL('./api-on-the-wire.mjs', import.meta.url));
const WORKER = join(ROOT, 'backend', 'dist', 'main.worker.js');
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAkAAAAJCAMAAADXT/YiAAAAA1BMVEUvfU/omWe9AAAACXBIWXMAAAPoAAAD6AG1e1JrAAAADElEQVQImWNgoBUAAABaAAEB3q7iAAAAAElFTkSuQmCC',
  'base64',
);

/** The requests that the walls count, in TypeScript. @returns {Promise<(sender: MeasuringSender, logo: Buffer) => Promise<void>>} */
async function requestsOfTheWalls() {
  await import(LOADER);
  return (await import(REQUESTS)).askEverything;
}

/**
 * What each operation of the contract costs, in a demo company. Answers whether every one was asked.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, progress: ReturnType<typeof import('../../progress.mjs').createProgress>,
 *   startStack: typeof import('../../stack.mjs').startStack, endings: (() => Promise<void> | void)[] }} request
 */
export async function operations({ dataDir, env, progress, startStack, endings }) {
  if (!isMeasurable()) throw new Error('Only Linux tells the processor time of a single request.');
  const wire = await openWire(() => readPidFile(join(dataDir, 'postgres'))?.port ?? 0);
  endings.push(wire.stop);
  const programs = { api: API, worker: WORKER };
  // The sign-in provider of the requests is here.
  const wired = { ...env, WIRE_PORT: String(wire.port), OUTBOUND_ALLOW: '127.0.0.1' };
  const stack = await startStack({ dataDir, port: 0, demo: true, env: wired, progress, programs });
  endings.push(() => stack.stop());
  const sender = new MeasuringSender({
    baseUrl: stack.baseUrl,
    dataDir,
    databaseUrl: stack.env['DATABASE_URL'] ?? '',
    apiPid: () => apiPid(dataDir),
    wire,
  });
  const askEverything = await requestsOfTheWalls();
  await progress.step(`${ROUNDS} rounds of every operation`, async (tell) => {
    for (let round = 1; round <= WARM_UP_ROUNDS + ROUNDS; round++) {
      tell(`${round} of ${WARM_UP_ROUNDS + ROUNDS}`);
      await sender.beginRound();
      await askEverything(sender, LOGO);
    }
  });
  const costs = new Map([...sender.costs].map(([id, each]) => [id, typical(each.slice(WARM_UP_ROUNDS))]));
  const table = await tableOf(costs);
  writeFileSync(join(ROOT, FILE), table);
  progress.say(`\n${table}`);
  const missing = sender.operationIds.filter((id) => !costs.has(id));
  for (const id of missing) progress.say(`  never asked: ${id}`);
  return missing.length === 0;
}
