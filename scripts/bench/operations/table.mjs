import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { format } from 'oxfmt';
import { ROOT } from '../../root.mjs';

export const FILE = 'backend/docs/operations.md';
const COLUMNS = ['operation', 'API ms', 'PostgreSQL ms', 'sum', 'before', 'statements', 'trips', 'bytes'];

/** @typedef {import('./sender.mjs').Cost} Cost */

/** @param {Cost[]} costs @returns {Cost} */
export function typical(costs) {
  const middle = (/** @type {keyof Cost} */ figure) => {
    const values = costs.map((cost) => cost[figure]).sort((a, b) => a - b);
    return values[Math.floor((values.length - 1) / 2)] ?? 0;
  };
  return {
    api: middle('api'),
    postgres: middle('postgres'),
    statements: middle('statements'),
    trips: middle('trips'),
    bytes: middle('bytes'),
  };
}

/** Sums of the table that the last commit holds, by operation. @returns {Map<string, string>} */
function sumsBefore() {
  const { stdout } = spawnSync('git', ['show', `HEAD:${FILE}`], { cwd: ROOT, encoding: 'utf8' });
  const rows = (stdout ?? '').split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  return new Map(rows.map(([, id = '', , , sum = '']) => [id, sum]));
}

const INTRODUCTION = `# What each operation costs

Written by \`npm run bench -- --operations\`, which says what it measures; compare before and after a change on one machine,
and take less than 15 % for noise. \`before\` is the sum of the table that was committed last. Processor time is that of the
API and of those processes of PostgreSQL that serve it, one request at a time; a trip is one write to PostgreSQL and its
answer. The requests are those of \`backend/test/walls/statements/\`, sent to the larger of the demo companies.
`;

/**
 * The dearest first.
 * @param {Map<string, Cost>} costs
 */
export async function tableOf(costs) {
  const before = sumsBefore();
  const sum = (/** @type {Cost} */ { api, postgres }) => api + postgres;
  const rows = [...costs]
    .sort(([, a], [, b]) => sum(b) - sum(a))
    .map(([id, cost]) => {
      const [api, postgres, both] = [cost.api, cost.postgres, sum(cost)].map((ms) => ms.toFixed(2));
      return [id, api, postgres, both, before.get(id) ?? '', cost.statements, cost.trips, cost.bytes];
    });
  const all = [...costs.values()].reduce((total, cost) => total + sum(cost), 0);
  const place = `${cpus().length} cores (${cpus()[0]?.model}), Node ${process.versions.node}: ${costs.size} operations, ${all.toFixed(0)} ms together.`;
  const lines = [COLUMNS, [':--', ...COLUMNS.slice(1).map(() => '--:')], ...rows].map(
    (row) => `| ${row.join(' | ')} |`,
  );
  const { code } = await format(FILE, `${INTRODUCTION}\n${place}\n\n${lines.join('\n')}\n`);
  return code;
}
