// The other side of the comparison, as fast as one process of Node gets: node:http, PostgreSQL builds the JSON in prepared
// statements over pipelined connections, and its text is passed on. A token is believed when its signature holds. Its
// sessions pass row-level security by, and carry the company for what rows are given when they are written; nothing else of
// the product runs here.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import pg from 'pg';
import { CREATE, DETAIL, LIST, SEARCH } from './bare-statements.mjs';

const { BARE_DATABASE_URL, BARE_TENANT_ID, BARE_NEXT_CURSOR, BARE_TOKEN_SECRET = '' } = process.env;
const CONNECTIONS = 4;

const connections = await Promise.all(
  Array.from({ length: CONNECTIONS }, async () => {
    const options = `-c app.tenant_id=${BARE_TENANT_ID} -c app.source=api -c timezone=UTC`;
    const client = new pg.Client({ connectionString: BARE_DATABASE_URL, options, pipeline: true });
    await client.connect();
    return { client, waiting: 0 };
  }),
);

/** @param {string} name @param {string} text @param {unknown[]} values @returns {Promise<any[]>} */
async function ask(name, text, values) {
  const connection = connections.reduce((least, each) => (each.waiting < least.waiting ? each : least));
  connection.waiting += 1;
  try {
    return (await connection.client.query({ name, text, values, rowMode: 'array' })).rows[0] ?? [];
  } finally {
    connection.waiting -= 1;
  }
}

/** Who asks: the company that the token names. @param {string} [authorization] @returns {string | null} */
function companyOf(authorization = '') {
  const [head = '', claims = '', signature = ''] = authorization.replace('Bearer ', '').split('.');
  const wanted = createHmac('sha256', BARE_TOKEN_SECRET).update(`${head}.${claims}`).digest();
  const given = Buffer.from(signature, 'base64url');
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  const { tid, exp } = JSON.parse(Buffer.from(claims, 'base64url').toString());
  return exp * 1000 > Date.now() ? tid : null;
}

/** @param {any[]} row */
const page = ([items, found]) => `{"items":${items},"nextCursor":${found > 50 ? `"${BARE_NEXT_CURSOR}"` : null}}`;

/** @param {string} company @param {any} body */
async function create(company, { displayName, contacts: [contact], properties: [property] }) {
  const person = [randomUUID(), contact.firstName, contact.lastName, contact.emails, contact.isBilling ?? false];
  const place = [randomUUID(), JSON.stringify(property.address)];
  return (await ask('create', CREATE, [company, randomUUID(), displayName, ...person, ...place]))[0];
}

/** @param {import('node:http').IncomingMessage} request */
async function bodyOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return JSON.parse(text);
}

/** @param {import('node:http').IncomingMessage} request @returns {Promise<[status: number, text: string]>} */
async function answer(request) {
  const company = companyOf(request.headers.authorization);
  if (!company) return [401, '{}'];
  if (request.method === 'POST') return [201, await create(company, await bodyOf(request))];
  const [path = '', query] = (request.url ?? '').split('?');
  const id = path.split('/')[4];
  if (id) return [200, (await ask('detail', DETAIL, [company, id]))[0]];
  const q = new URLSearchParams(query).get('q');
  return [
    200,
    page(q ? await ask('search', SEARCH, [company, `%${q.toLowerCase()}%`]) : await ask('list', LIST, [company])),
  ];
}

const server = createServer((request, response) => {
  answer(request).then(
    ([status, text]) => {
      const body = Buffer.from(text);
      const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
      response.writeHead(status, headers).end(body);
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
