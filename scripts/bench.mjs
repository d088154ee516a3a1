// npm run bench: what the framework, isolation and rules cost, as ratios against a bare server of node:http and pg that
// answers the same from the same tables, as fast as one process of Node can. Starts its own database and ends by itself
// in about two minutes.
// npm run bench -- --overload: five times of what the product can do, from one company, beside one that works as usual;
// with a dead receiver, a silent name server and a flood of bulk requests, too. Fails when a promise does not hold.
// npm run bench -- --operations: processor time, statements, trips and bytes of every operation of the contract, into
// backend/docs/operations.md, beside the figures of the last commit. Takes a few minutes.
// npm run bench -- --audit: what a new client costs with and without its entries in the audit log. Fails above 15 % more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { continueOnPinnedNode, ensureInstalled, requireSupportedHost } from './install.mjs';
import { createProgress } from './progress.mjs';

requireSupportedHost();
const progress = createProgress();
await ensureInstalled(progress);
await continueOnPinnedNode(fileURLToPath(import.meta.url));
const { ensureBuilt } = await import('./build.mjs');
const { startStack } = await import('./stack.mjs');
const { openCompany } = await import('./bench/company.mjs');
const { startBareServer } = await import('./bench/bare-process.mjs');
const { requireSameAnswers, scenarios } = await import('./bench/scenarios.mjs');
const { measure } = await import('./bench/rounds.mjs');
const { apiPid } = await import('./bench/cpu.mjs');
const { audit } = await import('./bench/audit.mjs');
const { overload } = await import('./bench/overload/overload.mjs');
const { operations } = await import('./bench/operations/operations.mjs');
const { report } = await import('./bench/report.mjs');

const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-bench-'));
/** @type {(() => Promise<void> | void)[]} */
const endings = [() => rmSync(dataDir, { recursive: true, force: true })];

const env = { ...process.env, RATE_LIMIT: 'off', LOG_LEVEL: 'warn', DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '' };

async function bench() {
  const stack = await startStack({ dataDir, port: 0, demo: false, env, progress });
  endings.push(() => stack.stop());
  const company = await progress.step('A company with 10,000 clients', () => openCompany(stack));
  const bare = await startBareServer(stack.env, dataDir, company);
  endings.push(() => bare.stop());
  const ours = { baseUrl: stack.baseUrl, pid: apiPid(dataDir) };
  await progress.step('Same answers from both', () => requireSameAnswers({ ours, bare, company }));
  const results = [];
  for (const scenario of scenarios(company)) {
    results.push(await progress.step(scenario.title, () => measure(scenario, { ours, bare })));
  }
  progress.say(report(results));
}

/** @type {Promise<void> | undefined} */
let ended;
const endAll = () =>
  (ended ??= (async () => {
    for (const end of endings.reverse()) await end();
  })());

// PostgreSQL would outlive us.
for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => void endAll().finally(() => process.exit(130)));

try {
  await ensureBuilt(progress, { only: ['backend'] });
  const long = { '--overload': overload, '--operations': operations, '--audit': audit };
  const wanted = Object.entries(long).filter(([name]) => process.argv.includes(name));
  if (wanted.length === 0) await bench();
  for (const [, run] of wanted) {
    if (!(await run({ dataDir, env, progress, startStack, endings }))) process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await endAll();
}
