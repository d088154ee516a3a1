// Imports the same list into a company of an empty database, and into a new one beside many clients of others that statistics know,
// while they do not know the new one. Prints what each cost PostgreSQL in processor time; fails above 1.3 times.
// IMPORTED (30000) rows, OTHERS (1000000) clients. Linux only: it reads /proc.
import { Blob } from 'node:buffer';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../build.mjs';
import { openCompany } from '../bench/company.mjs';
import { createProgress } from '../progress.mjs';
import { startStack } from '../stack.mjs';

const IMPORTED = Number(process.env['IMPORTED'] ?? 30_000);
const OTHERS = Number(process.env['OTHERS'] ?? 1_000_000);
const EACH = 20_000;
const BOUND = 1.3;
const TICKS_PER_SECOND = 100;

/** @param {string | number} pid */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, parent = '', ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [own = 0, ownSystem = 0, ended = 0, endedSystem = 0] = rest.slice(9, 13).map(Number);
  return { parent: Number(parent), own: own + ownSystem, ended: ended + endedSystem };
}

/** Of the server and all its processes, those that have ended too. @param {number} server */
function cpuSeconds(server) {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const { parent, own, ended } = statOf(pid);
      if (Number(pid) === server) ticks += own + ended;
      else if (parent === server) ticks += own;
    } catch {
      // It ended while we looked.
    }
  }
  return ticks / TICKS_PER_SECOND;
}

/** @param {import('../bench/company.mjs').Company} company @param {string} baseUrl */
function clientOf({ token }, baseUrl) {
  /** @param {string} path @param {RequestInit} [init] @returns {Promise<any>} */
  return async (path, init = {}) => {
    const headers = { authorization: `Bearer ${token}`, ...init.headers };
    const answer = await fetch(`${baseUrl}/api/v1/imports${path}`, { ...init, headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
}

/** From the file to its end. @param {ReturnType<typeof clientOf>} ask */
async function importPeople(ask) {
  const rows = Array.from({ length: IMPORTED }, (_, n) => `Person ${n},p${n}@example.com,${n} Elm Street,Rye,NY,10580`);
  const form = new globalThis.FormData();
  form.set(
    'file',
    new Blob([['Name,Email,Street,City,State,ZIP', ...rows].join('\n')], { type: 'text/csv' }),
    'people.csv',
  );
  const { id, columns, version } = await ask('', { method: 'POST', body: form });
  const mapping = columns.map((/** @type {{ column: number, target: string }} */ { column, target }) => ({
    column,
    target,
  }));
  const headers = { 'content-type': 'application/json', 'if-match': `"${version}"` };
  await ask(`/${id}`, { method: 'PATCH', headers, body: JSON.stringify({ mapping, options: {} }) });
  for (const [action, end] of [
    ['validate', 'validated'],
    ['run', 'done'],
  ]) {
    await ask(`/${id}/${action}`, { method: 'POST' });
    for (let state = ''; state !== end; { state } = await ask(`/${id}`)) await sleep(500);
  }
}

const progress = createProgress();
const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-import-growth-'));
const env = { ...process.env, RATE_LIMIT: 'off', LOG_LEVEL: 'warn', DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '' };
let stop = async () => {};
try {
  await ensureBuilt(progress, { only: ['backend'] });
  const stack = await startStack({ dataDir, port: 0, demo: false, env, progress });
  stop = () => stack.stop();
  const server = Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  /** @param {string} title */
  const measured = (title) =>
    progress.step(title, async () => {
      const ask = clientOf(await openCompany(stack, 0), stack.baseUrl);
      const before = cpuSeconds(server);
      await importPeople(ask);
      return cpuSeconds(server) - before;
    });
  const alone = await measured(`Import of ${IMPORTED} into an empty database`);
  await progress.step(`${OTHERS} clients of others`, async () => {
    for (let made = 0; made < OTHERS; made += EACH) await openCompany(stack, Math.min(EACH, OTHERS - made));
  });
  const beside = await measured(`Import of ${IMPORTED} beside them`);
  const ratio = beside / alone;
  progress.say(
    `PostgreSQL: ${alone.toFixed(1)} s alone, ${beside.toFixed(1)} s beside ${OTHERS}: ${ratio.toFixed(2)} times`,
  );
  if (ratio > BOUND) throw new Error(`More than ${BOUND} times.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
}
