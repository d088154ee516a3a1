import { operationAt } from './contract.mjs';
import { problem } from './problem.mjs';

const LONGEST_DELAY = 60_000;
const LONGEST_RETRY = 3_600;
const DEFAULT_RETRY = 5;
/** A spent budget as the backend tells it. */
const LIMIT = 600;

/**
 * What a header `Hedgerow-Simulate` asks for.
 * @typedef {{ delay: number, lost: boolean, status?: number, code?: string, retryAfter?: number }} Simulation
 */

/** @type {Record<string, (value: string) => Partial<Simulation> | string>} a string: what is wrong with the value */
const SETTINGS = {
  status: (value) => (/^[45]\d\d$/.test(value) ? { status: Number(value) } : 'status is an error, 400 to 599.'),
  code: (value) => (/^[a-z0-9_]{1,60}$/.test(value) ? { code: value } : 'code is a code of a problem document.'),
  delay: (value) => {
    const delay = whole(value, LONGEST_DELAY);
    return delay === null ? `delay is in milliseconds, 0 to ${LONGEST_DELAY}.` : { delay };
  },
  'retry-after': (value) => {
    const retryAfter = whole(value, LONGEST_RETRY);
    return retryAfter === null ? `retry-after is in seconds, 0 to ${LONGEST_RETRY}.` : { retryAfter };
  },
  answer: (value) => (value === 'lost' ? { lost: true } : 'answer can only be lost.'),
};

/** @param {string} value @param {number} most */
const whole = (value, most) => (/^\d{1,6}$/.test(value) && Number(value) <= most ? Number(value) : null);

/**
 * Reads `status=503, delay=3000`: settings with commas or semicolons between them.
 * @param {string} header
 * @returns {Simulation | { wrong: import('./problem.mjs').Answer }}
 */
export function parseSimulation(header) {
  /** @type {Simulation} */
  const simulation = { delay: 0, lost: false };
  const seen = new Set();
  for (const part of header.split(/[,;]/).map((text) => text.trim())) {
    const [, name = '', value = ''] = /^([a-z-]+)=(.*)$/.exec(part) ?? [];
    const read = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    if (!read) return refused(`"${part.slice(0, 60)}" is none of ${Object.keys(SETTINGS).join('=…, ')}=….`);
    if (seen.has(name)) return refused(`${name} is there twice.`);
    seen.add(name);
    const setting = read(value);
    if (typeof setting === 'string') return refused(setting);
    Object.assign(simulation, setting);
  }
  const { status, code, lost, retryAfter } = simulation;
  const fails = status !== undefined || code !== undefined;
  if (lost && fails) return refused('An answer that is lost has no status and no code.');
  if (retryAfter !== undefined && !fails) return refused('retry-after goes with a status or a code.');
  return simulation;
}

/** @param {string} detail */
const refused = (detail) => ({ wrong: refusal(detail) });

/** @param {string} detail @returns {import('./problem.mjs').Answer} */
const refusal = (detail) => ({
  ...problem('malformed_request', `Hedgerow-Simulate: ${detail}`),
  members: { errors: [{ parameter: 'Hedgerow-Simulate', code: 'invalid_simulation', detail: detail.slice(0, 500) }] },
});

/**
 * What becomes of a request: its answer, or null where the backend answers, perhaps later.
 * @param {import('./contract.mjs').Contract} contract
 * @param {Pick<import('node:http').IncomingMessage, 'method' | 'url'>} request
 * @param {Simulation} simulation
 * @returns {{ delay: number, lost: boolean, answer: import('./problem.mjs').Answer | null }}
 */
export function simulationOf(contract, { method, url }, { delay, lost, ...wanted }) {
  const operation = operationAt(contract, method, url);
  if (!operation) {
    const answer = refusal('There is no operation at this address; only those of the contract can be simulated.');
    return { delay: 0, lost: false, answer };
  }
  if (wanted.status === undefined && wanted.code === undefined) return { delay, lost, answer: null };
  const failure = operation.failures.find(
    ({ status, code }) => status === (wanted.status ?? status) && code === (wanted.code ?? code),
  );
  if (!failure) return { delay: 0, lost: false, answer: refusal(alternatives(operation)) };
  return { delay, lost, answer: answerOf(failure, wanted.retryAfter) };
}

/** @param {import('./contract.mjs').Operation} operation */
function alternatives({ id, failures }) {
  const byStatus = Map.groupBy(failures, ({ status }) => status);
  const words = [...byStatus].map(([status, some]) => `${status} ${some.map(({ code }) => code).join(' or ')}`);
  return `${id} answers no such thing. It can answer ${words.join(', ')}.`;
}

/** @param {import('./contract.mjs').Failure} failure @param {number} [retryAfter] @returns {import('./problem.mjs').Answer} */
function answerOf({ status, code, title, members }, retryAfter) {
  const seconds = retryAfter ?? (status === 429 || status === 503 ? DEFAULT_RETRY : undefined);
  return {
    status,
    code,
    title,
    detail: 'Simulated by the sandbox: nothing was done.',
    headers: {
      ...(seconds !== undefined && { 'retry-after': String(seconds) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="hedgerow"' }),
      ...(status === 429 && spentBudget(seconds ?? DEFAULT_RETRY)),
    },
    members: { ...members, ...(status === 429 && { policy: 'session', limit: LIMIT }) },
  };
}

/** @param {number} seconds until it is full again */
const spentBudget = (seconds) => ({
  'ratelimit-policy': `"session";q=${LIMIT};w=60`,
  ratelimit: `"session";r=0;t=${seconds}`,
  'x-ratelimit-limit': String(LIMIT),
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(seconds),
});
