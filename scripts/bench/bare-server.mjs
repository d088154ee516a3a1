// The other side of the comparison: node:http and pg, no framework, no sign-in, no checks, no events. Its sessions
// carry the company, so that the tables answer; nothing else of the product runs here.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { detailed, listed } from './bare-rows.mjs';

const { BARE_DATABASE_URL, BARE_TENANT_ID, BARE_NEXT_CURSOR } = process.env;
const pool = new pg.Pool({
  connectionString: BARE_DATABASE_URL,
  max: 10,
  options: `-c app.tenant_id=${BARE_TENANT_ID} -c app.source=api`,
});

const LIST = `
  select c.*, p.address as main_address, p.count as property_count, k.id as contact_id, k.name as contact_name,
         k.email as contact_email, k.phone as contact_phone
  from (select * from clients where tenant_id = $1 and status <> 'archived' order by sort_name, id limit 51) c
  left join lateral (
    select p.address, count(*) over () as count from properties p
    where p.tenant_id = c.tenant_id and p.client_id = c.id and p.archived_at is null
    order by p.created_at, p.id limit 1) p on true
  left join lateral (
    select k.id, nullif(concat_ws(' ', k.first_name, k.last_name), '') as name, k.emails[1] as email,
           coalesce(k.phones -> 0 ->> 'e164', k.phones -> 0 ->> 'raw') as phone
    from client_contacts k where k.tenant_id = c.tenant_id and k.client_id = c.id
    order by k.is_primary desc, k.created_at, k.id limit 1) k on true
  order by c.sort_name, c.id`;

async function list() {
  const { rows } = await pool.query(LIST, [BARE_TENANT_ID]);
  return { items: rows.slice(0, 50).map(listed), nextCursor: BARE_NEXT_CURSOR };
}

/** @param {pg.Pool | pg.PoolClient} on @param {string} id */
async function read(on, id) {
  const own = [BARE_TENANT_ID, id];
  const client = await on.query('select * from clients where tenant_id = $1 and id = $2', own);
  const contacts = await on.query(
    'select * from client_contacts where tenant_id = $1 and client_id = $2 order by is_primary desc, created_at, id',
    own,
  );
  const properties = await on.query(
    `select * from properties where tenant_id = $1 and client_id = $2 and archived_at is null order by created_at, id`,
    own,
  );
  const tenant = await on.query('select currency from tenants where id = $1', [BARE_TENANT_ID]);
  return detailed(client.rows[0], contacts.rows, properties.rows, tenant.rows[0].currency);
}

/** @param {any} body */
async function create({ displayName, contacts, properties }) {
  const on = await pool.connect();
  try {
    await on.query('begin');
    const { rows } = await on.query(
      `update number_sequences set next = next + 1 where tenant_id = $1 and series = 'client' returning next - 1 as n`,
      [BARE_TENANT_ID],
    );
    const id = randomUUID();
    const number = `C-${String(rows[0].n).padStart(5, '0')}`;
    await on.query('insert into clients (id, number, display_name) values ($1, $2, $3)', [id, number, displayName]);
    await on.query(
      `insert into client_contacts (id, client_id, first_name, last_name, emails, is_primary, is_billing)
       values ($1, $2, $3, $4, $5, true, $6)`,
      [
        randomUUID(),
        id,
        contacts[0].firstName,
        contacts[0].lastName,
        contacts[0].emails,
        contacts[0].isBilling ?? false,
      ],
    );
    await on.query('insert into properties (id, client_id, address) values ($1, $2, $3)', [
      randomUUID(),
      id,
      properties[0].address,
    ]);
    const answer = await read(on, id);
    await on.query('commit');
    return answer;
  } catch (error) {
    await on.query('rollback');
    throw error;
  } finally {
    on.release();
  }
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

/** @param {import('node:http').IncomingMessage} request */
async function answer(request) {
  if (request.method === 'POST') return create(await bodyOf(request));
  const id = request.url?.split('/')[4];
  return id ? read(pool, id) : list();
}

const server = createServer((request, response) => {
  answer(request).then(
    (body) => {
      const text = JSON.stringify(body);
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text) };
      response.writeHead(request.method === 'POST' ? 201 : 200, headers).end(text);
    },
    (error) => response.writeHead(500).end(String(error)),
  );
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});
// Whoever started us is gone.
process.on('disconnect', () => process.exit(0));
