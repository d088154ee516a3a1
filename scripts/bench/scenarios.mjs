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
export function scenarios({ token, clientIds, names }) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  let turn = 0;
  const detail = () => `/api/v1/clients/${clientIds[turn++ % clientIds.length]}`;
  const search = () => `/api/v1/clients?q=${encodeURIComponent(names[turn++ % names.length] ?? '')}`;
  return [
    { title: 'client list page', headers, next: () => ({ method: 'GET', path: '/api/v1/clients' }) },
    { title: 'client detail', headers, next: () => ({ method: 'GET', path: detail() }) },
    { title: 'client search', headers, next: () => ({ method: 'GET', path: search() }) },
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

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)$/;
const OWN_NAME = /^([0-9a-f]{8}-[0-9a-f-]{27}|C-\d{5})$/;

/**
 * The content of an answer: spaces and the spelling of an instant do not matter, nor does in two records of the same
 * content what each has for itself.
 * @param {string} text @param {{ made: boolean }} options
 */
const contentOf = (text, { made }) =>
  JSON.stringify(
    JSON.parse(text, (_, value) => {
      if (typeof value !== 'string') return value;
      if (INSTANT.test(value)) return made ? '' : Date.parse(value);
      return made && OWN_NAME.test(value) ? '' : value;
    }),
  );

/**
 * Nothing is compared before both answer alike.
 * @param {{ ours: import('./bare-process.mjs').Side, bare: import('./bare-process.mjs').Side,
 *   company: import('./company.mjs').Company }} sides
 */
export async function requireSameAnswers({ ours, bare, company }) {
  for (const scenario of scenarios(company)) {
    const call = scenario.next();
    const made = call.method === 'POST';
    const [a, b] = [
      contentOf(await textOf(ours, scenario, call), { made }),
      contentOf(await textOf(bare, scenario, call), { made }),
    ];
    if (a === b) continue;
    const at = [...a].findIndex((character, index) => character !== b[index]);
    const around = (/** @type {string} */ text) => text.slice(Math.max(0, at - 80), at + 120);
    throw new Error(
      `${scenario.title}: the bare server answers something else. Mend scripts/bench/bare-statements.mjs.\n` +
        `  ours: …${around(a)}…\n  bare: …${around(b)}…`,
    );
  }
}
