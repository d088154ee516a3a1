import { readFileSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { httpApp, type HttpTestApp } from '../support/index.js';
import { Statements } from '../support/statements.js';
import { operations } from './contract-document.js';
import { AppSender } from './statements/app-sender.js';
import { askEverything } from './statements/everything.js';

const TABLE = new URL('statements.json', import.meta.url);
const LOOK = `cd backend && STATEMENTS=write node --experimental-vm-modules ../node_modules/jest/bin/jest.js --selectProjects database -- walls/statements`;
/** `write` makes the table true, `getJob,listClients` prints what those send. */
const WANTED = process.env['STATEMENTS'] ?? '';

let limits = JSON.parse(readFileSync(TABLE, 'utf8')) as Record<string, number>;
const operationIds = operations.map(({ operation }) => operation.operationId).sort();

/** It does without what takes too long, as on a busy machine: fewer statements are no reason to lower its line. */
const STOPS_WAITING = new Set(['getReadiness']);

/**
 * How many statements one request of each operation sends: every SQL command, those of the transaction and of the check
 * of the permission included. The requests are always the same ones, unlike those of a walk by chance, so the table
 * holds to the statement.
 */
describe('the SQL statements of an operation', () => {
  let app: HttpTestApp;
  let statements: Statements;
  let sender: AppSender;
  beforeAll(async () => {
    app = await httpApp({ env: { OUTBOUND_ALLOW: '127.0.0.1' } });
    statements = new Statements(app);
    sender = new AppSender(app, statements);
    const logo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#2f7d4f' } })
      .png()
      .toBuffer();
    await askEverything(sender, logo);
    if (WANTED === 'write') rewrite();
    for (const id of WANTED.split(',').filter((one) => sender.sent.has(one))) process.stdout.write(listed(id));
  });
  afterAll(async () => {
    statements.close();
    await app.close();
  });

  const listed = (id: string): string =>
    `\n${id}\n${(sender.sent.get(id) ?? []).map((text, index) => `${String(index + 1).padStart(4)}  ${text}\n`).join('')}`;

  function rewrite(): void {
    limits = Object.fromEntries(operationIds.map((id) => [id, sender.sent.get(id)?.length ?? 0]));
    writeFileSync(TABLE, `${JSON.stringify(limits, null, 2)}\n`);
  }

  it.each(operationIds)('%s sends no more than its line allows', (id) => {
    const [sent, limit] = [sender.sent.get(id), limits[id]];
    if (!sent) throw new Error(`No request of test/walls/statements/ reaches ${id}: add one.`);
    if (limit === undefined) throw new Error(`${id} has no line in test/walls/statements.json: ${LOOK}`);
    if (sent.length > limit) throw new Error(`${id} may send ${limit} statements.${listed(id)}To allow them: ${LOOK}`);
    if (sent.length < limit - 1 && !STOPS_WAITING.has(id))
      throw new Error(`${id} sends ${sent.length} statements of ${limit}, lower it: ${LOOK}`);
  });

  it('name the columns that they return, so that they can be prepared', () => {
    const unnamed = [...sender.sent].filter(([, sent]) => sent.some((text) => /returning \*/i.test(text)));
    expect(unnamed.map(([id]) => id)).toEqual([]);
  });

  it('have no line for a removed operation', () => {
    expect(Object.keys(limits).filter((id) => !operationIds.includes(id))).toEqual([]);
  });
});
