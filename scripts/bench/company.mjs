import { randomUUID } from 'node:crypto';
import { withClient } from '../roles.mjs';

export const CLIENTS = 10_000;

/**
 * @typedef {{ tenantId: string, token: string, clientIds: string[], names: string[], nextCursor: string,
 *   renew: () => Promise<string> }} Company
 */

/** A UUID for a row and a number, well formed as version 7. @param {string} kind */
const uuid = (kind) => `overlay(overlay(md5('${kind}' || n) placing '7' from 13) placing '8' from 17)::uuid`;

/** Written by statements, not by requests: only the numbers of rows matter here. */
const CLIENTS_SQL = `
  insert into clients (id, number, display_name, status, tags, lead_source, terms_days, notes)
  select ${uuid('client')}, 'C-' || lpad(n::text, 5, '0'),
         (array['Ada', 'Ben', 'Cleo', 'Dev', 'Edda', 'Finn', 'Gus', 'Hana'])[1 + n % 8] || ' '
           || (array['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Hazel'])[1 + n % 7] || ' ' || n,
         'active', array['weekly'], 'Yard sign', 30, 'Prefers a call before noon.'
  from generate_series(1, $1) n`;

const CONTACTS_SQL = `
  insert into client_contacts (id, client_id, first_name, last_name, emails, is_primary)
  select ${uuid('contact')}, ${uuid('client')}, 'Ada', 'Alder ' || n,
         array['client' || n || '@example.com'], true
  from generate_series(1, $1) n`;

const PROPERTIES_SQL = `
  insert into properties (id, client_id, address)
  select ${uuid('property')}, ${uuid('client')},
         jsonb_build_object('line1', n || ' Orchard Road', 'city', 'Summit', 'region', 'NJ', 'postalCode', '07901')
  from generate_series(1, $1) n`;

/** @param {string} url @param {RequestInit} [init] @returns {Promise<any>} */
async function ask(url, init) {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/**
 * Registers a company as anybody would and fills it.
 * @param {import('../stack.mjs').RunningStack} stack
 * @param {number} [clients]
 * @returns {Promise<Company>}
 */
export async function openCompany({ baseUrl, env }, clients = CLIENTS) {
  const owner = { name: 'Robin Alder', email: `${randomUUID()}@bench.example`, password: 'three quiet wheelbarrows' };
  const place = { companyName: 'Bench Landscaping', timezone: 'America/New_York', client: 'api' };
  const api = `${baseUrl}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ ...owner, ...place });
  const { accessToken } = await ask(`${api}/auth/register`, { method: 'POST', headers, body });
  const signedIn = { headers: { authorization: `Bearer ${accessToken}` } };
  const { id: tenantId } = await ask(`${api}/tenant`, signedIn);
  const { clientIds, names } = await withClient(env['DATABASE_URL'] ?? '', async (client) => {
    await client.query('begin');
    await client.query(`select set_config('app.tenant_id', $1, true)`, [tenantId]);
    await client.query('set local statement_timeout = 0');
    for (const sql of [CLIENTS_SQL, CONTACTS_SQL, PROPERTIES_SQL]) await client.query(sql, [clients]);
    await client.query(`insert into number_sequences (series, next) values ('client', $1)`, [clients + 1]);
    const { rows } = await client.query(
      `select array_agg(id) as "clientIds", array_agg(display_name) as names
       from (select id, display_name from clients order by sort_name, id limit 500) first`,
    );
    await client.query('commit');
    return rows[0];
  });
  await withClient(env['DATABASE_OWNER_URL'] ?? '', (client) => client.query('analyze'));
  const { nextCursor } = await ask(`${api}/clients`, signedIn);
  /** Access tokens last for minutes. */
  const renew = async () => {
    const login = JSON.stringify({ email: owner.email, password: owner.password, client: 'api' });
    return (await ask(`${api}/auth/login`, { method: 'POST', headers, body: login })).accessToken;
  };
  return { tenantId, token: accessToken, clientIds, names, nextCursor, renew };
}
