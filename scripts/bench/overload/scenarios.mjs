import { randomUUID } from 'node:crypto';

/** Each of them is changed by each bulk request. */
const ROWS = 30;

/**
 * @typedef {import('../company.mjs').Company} Company
 * @typedef {import('./open-loop.mjs').Call} Call
 * @typedef {{ title: string, times: number, calls: Call[], aside?: Call[], asidePerSecond?: number,
 *   prepare?: () => Promise<void>, promised: boolean }} Scenario
 *   `times`: of the capacity; `aside`: sent beside it by the same company; `promised`: the flood's own answers count
 */

/** @param {Company} company */
const headersOf = ({ token }) => ({ authorization: `Bearer ${token}`, 'content-type': 'application/json' });

/** What an office does: pages, records, now and then a new client. @param {Company} company @returns {Call[]} */
export function officeWork(company) {
  const headers = headersOf(company);
  const page = { method: 'GET', path: '/api/v1/clients', headers };
  const detail = (/** @type {string} */ id) => ({ method: 'GET', path: `/api/v1/clients/${id}`, headers });
  const create = (/** @type {number} */ n) => ({
    method: 'POST',
    path: '/api/v1/clients',
    headers,
    body: JSON.stringify({ displayName: `Dana O'Brien ${n}` }),
  });
  return company.clientIds.slice(0, 100).flatMap((id, n) => [page, detail(id), page, detail(id), create(n)]);
}

/** Many requests that change the same clients, each after the other. @param {Company} company @returns {Call[]} */
function sameRows(company) {
  return Array.from({ length: 20 }, (_, turn) => ({
    method: 'POST',
    path: '/api/v1/clients/bulk',
    headers: headersOf(company),
    body: JSON.stringify({
      rows: company.clientIds
        .slice(0, ROWS)
        .map((id) => ({ action: 'update', id, changes: { leadSource: `Flyer ${turn}` } })),
    }),
  }));
}

/** @param {Company} company @param {string} url @returns {Call} */
const newEndpoint = (company, url) => ({
  method: 'POST',
  path: '/api/v1/webhook-endpoints',
  headers: headersOf(company),
  body: JSON.stringify({ url, eventTypes: ['*'] }),
});

/** @param {string} baseUrl @param {Call} call */
async function send(baseUrl, { method, path, headers, body }) {
  const answer = await fetch(`${baseUrl}${path}`, { method, headers, ...(body && { body }) });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
}

/**
 * @param {{ baseUrl: string, flooder: Company, deadPort: number }} setting
 * @returns {Scenario[]}
 */
export function scenarios({ baseUrl, flooder, deadPort }) {
  const calls = officeWork(flooder);
  const prepare = async () => {
    for (let n = 0; n < 5; n += 1) await send(baseUrl, newEndpoint(flooder, `http://127.0.0.1:${deadPort}/${n}`));
  };
  // Hosts that nobody has asked for yet.
  const silent = Array.from({ length: 50 }, () => newEndpoint(flooder, `https://${randomUUID()}.silent.example/`));
  return [
    { title: 'five times capacity', times: 5, calls, promised: true },
    { title: 'the same with a dead receiver', times: 5, calls, prepare, promised: true },
    { title: 'the same with a silent name server', times: 5, calls, aside: silent, asidePerSecond: 5, promised: true },
    { title: 'a flood of bulk requests over the same rows', times: 0, calls: sameRows(flooder), promised: false },
  ];
}
