/**
 * @typedef {{ method: string, path: string, body?: string }} Call
 * @typedef {{ title: string, headers: Record<string, string>, next: () => Call }} Scenario
 */

const CLIENT = JSON.stringify({
  displayName: "Dana O'Brien",
  contacts: [{ firstName: 'Dana', lastName: "O'Brien", emails: ['dana.obrien@example.com'] }],
  properties: [{ address: { line1: '12 Orchard Road', city: 'Summit', region: 'NJ', postalCode: '07901' } }],
});

/**
 * @param {import('./company.mjs').Company} company
 * @returns {Scenario[]}
 */
export function scenarios({ token, clientIds }) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let turn = 0;
  const detail = () => `/api/v1/clients/${clientIds[turn++ % clientIds.length]}`;
  return [
    { title: 'client list page', headers, next: () => ({ method: 'GET', path: '/api/v1/clients' }) },
    { title: 'client detail', headers, next: () => ({ method: 'GET', path: detail() }) },
    { title: 'create a client', headers, next: () => ({ method: 'POST', path: '/api/v1/clients', body: CLIENT }) },
  ];
}

/** @param {import('./bare-process.mjs').Side} side @param {Scenario} scenario @param {Call} call */
async function textOf({ baseUrl }, { headers }, { method, path, body }) {
  const answer = await fetch(`${baseUrl}${path}`, { method, headers, ...(body && { body }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}

/** What differs between two records of the same content. @param {string} text */
const withoutNames = (text) =>
  text
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
    .replaceAll(/C-\d{5}/g, '<number>')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>');

/**
 * Nothing is compared before both answer alike.
 * @param {{ ours: import('./bare-process.mjs').Side, bare: import('./bare-process.mjs').Side,
 *   company: import('./company.mjs').Company }} sides
 */
export async function requireSameBytes({ ours, bare, company }) {
  for (const scenario of scenarios(company)) {
    const call = scenario.next();
    const [a, b] = [await textOf(ours, scenario, call), await textOf(bare, scenario, call)];
    const same = call.method === 'GET' ? a === b : withoutNames(a) === withoutNames(b);
    if (same) continue;
    const at = [...a].findIndex((character, index) => character !== b[index]);
    const around = (/** @type {string} */ text) => text.slice(Math.max(0, at - 80), at + 120);
    throw new Error(
      `${scenario.title}: the bare server answers other bytes. Mend scripts/bench/bare-rows.mjs.\n` +
        `  ours: …${around(a)}…\n  bare: …${around(b)}…`,
    );
  }
}
