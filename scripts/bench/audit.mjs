import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPidFile } from '../postgres/postmaster.mjs';
import { withClient } from '../roles.mjs';
import { openCompany } from './company.mjs';
import { apiPid } from './cpu.mjs';
import { isMeasurable, startClock } from './operations/processor.mjs';
import { scenarios } from './scenarios.mjs';

/** Taking turns, so that whatever else the machine does meets both. */
const TURNS = 16;
const BATCHES = 12;
const EACH = 10;
/** Turning triggers on or off makes every connection plan anew. */
const WARM_UP = 120;
const CONNECTIONS = 4;
const MOST = 1.15;
const WRITTEN = ['clients', 'client_contacts', 'properties'];

/** @typedef {{ api: number, postgres: number }} Cost milliseconds of processor for one create */

/** @param {number} server @returns {number[]} */
function serverAndItsChildren(server) {
  const parentOf = (/** @type {string} */ pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    } catch {
      return 0;
    }
  };
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return [server, ...pids.filter((pid) => parentOf(pid) === server).map(Number)];
}

/** @param {import('../stack.mjs').RunningStack} stack @param {boolean} isOn */
const setAudit = ({ env }, isOn) =>
  withClient(env['DATABASE_OWNER_URL'] ?? '', async (owner) => {
    for (const table of WRITTEN) {
      await owner.query(`alter table ${table} ${isOn ? 'enable' : 'disable'} trigger audit_inserted`);
    }
  });

/** A quarter of what was measured was not disturbed. @param {number[]} values */
const undisturbed = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? 0;

/**
 * What a new client costs with and without its entries in the audit log. Answers whether that is at most as much as it may be.
 * @param {{ dataDir: string, env: NodeJS.ProcessEnv, progress: ReturnType<typeof import('../progress.mjs').createProgress>,
 *   startStack: typeof import('../stack.mjs').startStack, endings: (() => Promise<void> | void)[] }} request
 */
export async function audit({ dataDir, env, progress, startStack, endings }) {
  if (!isMeasurable()) throw new Error('Only Linux tells the processor time of a few requests.');
  const stack = await startStack({ dataDir, port: 0, demo: false, env, progress });
  endings.push(() => stack.stop());
  const company = await progress.step('A company with 10,000 clients', () => openCompany(stack));
  const create = scenarios(company).at(-1);
  if (!create) throw new Error('Nothing creates a client.');
  const server = readPidFile(join(dataDir, 'postgres'))?.pid ?? 0;
  const send = async () => {
    const { method, path, body } = create.next();
    const answer = await fetch(`${stack.baseUrl}${path}`, { method, headers: create.headers, body: body ?? null });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const sendMany = async (/** @type {number} */ count) => {
    let left = count;
    const worker = async () => {
      while (left-- > 0) await send();
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  };
  /** @returns {Promise<Cost>} */
  const batch = async () => {
    const [api, postgres] = [startClock(() => [apiPid(dataDir)]), startClock(() => serverAndItsChildren(server))];
    await sendMany(EACH);
    return { api: api() / EACH, postgres: postgres() / EACH };
  };
  /** @type {{ on: Cost[], off: Cost[] }} */
  const costs = { on: [], off: [] };
  await progress.step(`${TURNS} turns with and without the audit log`, async (tell) => {
    for (let turn = 0; turn < TURNS; turn++) {
      tell(`${turn + 1} of ${TURNS}`);
      // On, off, off, on: what grows meanwhile meets both.
      const isOn = turn % 4 === 0 || turn % 4 === 3;
      await setAudit(stack, isOn);
      await sendMany(WARM_UP);
      for (let made = 0; made < BATCHES; made++) costs[isOn ? 'on' : 'off'].push(await batch());
    }
  });
  await setAudit(stack, true);
  const of = (/** @type {Cost[]} */ each) => {
    const [api, postgres] = [undisturbed(each.map((one) => one.api)), undisturbed(each.map((one) => one.postgres))];
    return { api, postgres, both: undisturbed(each.map((one) => one.api + one.postgres)) };
  };
  const [on, off] = [of(costs.on), of(costs.off)];
  for (const [title, { api, postgres, both }] of Object.entries({ 'audit on': on, 'audit off': off })) {
    progress.say(
      `${title}: API ${api.toFixed(2)}, PostgreSQL ${postgres.toFixed(2)}, both ${both.toFixed(2)} ms for a new client`,
    );
  }
  const ratio = on.both / off.both;
  progress.say(
    `With the audit log a new client costs ${((ratio - 1) * 100).toFixed(1)} % more; at most 15 % are allowed.`,
  );
  return ratio <= MOST;
}
