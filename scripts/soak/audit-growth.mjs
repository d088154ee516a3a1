// Fills the audit log of one company with ROWS (10000000) entries of a year, has them sealed, and asks for filtered pages, for a record
// as of a time and for a verification through the API. Prints the fastest of five tries of each; a page above 400 ms fails.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { openCompany } from '../bench/company.mjs';
import { createProgress } from '../progress.mjs';
import { withClient } from '../roles.mjs';
import { startStack } from '../stack.mjs';

const ROWS = Number(process.env['ROWS'] ?? 10_000_000);
const EACH = 200_000;
const BOUND_MS = 400;
const TRIES = 5;
const MONTHS = 12;

/** People of the company; the last of them did next to nothing. */
const PEOPLE = Array.from({ length: 21 }, (_, n) => `0195aaaa-0000-7000-8000-${String(n).padStart(12, '0')}`);
const RARE_PERSON = PEOPLE.at(-1) ?? '';
const RECORD = '0195bbbb-0000-7000-8000-000000000000';

const FILL = `
  insert into audit_entries (tenant_id, at, record_kind, record_id, table_name, action, old, new, actor_id, source, origin)
  select $1, $2::timestamptz + (($3::timestamptz - $2::timestamptz) * (n::float8 / $4)), kind,
         case when n % 10000 = 0 then $7::uuid else md5((n / 9)::text || kind)::uuid end, kind || 's', action,
         case when action = 'created' then null else '{"notes": "Gate sticks", "status": "lead"}'::jsonb end,
         case when action = 'deleted' then null else jsonb_build_object('notes', 'Gate mended ' || n, 'status', 'active') end,
         case when n % 50021 = 0 then $6::uuid else ($5::uuid[])[1 + n % 20] end, 'web',
         '{"kind": "user", "name": "Robin Alder", "request": "0195cccc-0000-7000-8000-000000000000"}'
  from (
    select n, case when n % 10000 = 0 then 'client' when n % 40013 = 0 then 'role' when n % 9973 = 0 then 'webhook_endpoint'
                   else (array['client','client','client','visit','visit','visit','visit','job','job','property'])[1 + n % 10] end as kind,
           case when n % 997 = 0 then 'deleted' when n % 3 = 0 then 'created' else 'changed' end as action
    from generate_series($8::int, $9::int) n) made`;

/** @param {string} ownerUrl @param {string} tenantId @param {(line: string) => void} say */
async function fill(ownerUrl, tenantId, say) {
  await withClient(ownerUrl, async (client) => {
    await client.query(`insert into audit_months (month) select (date_trunc('month', now() at time zone 'UTC') - make_interval(months => n))::date
                        from generate_series(1, ${MONTHS - 1}) n on conflict do nothing`);
    const { rows } = await client.query(
      `select min(month)::timestamp at time zone 'UTC' as begins, now() as ends from audit_months`,
    );
    const { begins, ends } = rows[0];
    await client.query('set role hedgerow_audit; set synchronous_commit = off');
    // Made again afterwards: that is several times as quick.
    const indexes = await client.query(
      `select indexname as name, indexdef as made from pg_indexes where schemaname = 'public' and tablename = 'audit_entries'
         and indexname <> 'audit_entries_pkey'`,
    );
    for (const { name } of indexes.rows) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    for (let made = 0; made < ROWS; made += EACH) {
      await client.query(FILL, [
        tenantId,
        begins,
        ends,
        ROWS,
        PEOPLE,
        RARE_PERSON,
        RECORD,
        made + 1,
        Math.min(made + EACH, ROWS),
      ]);
      if ((made / EACH) % 10 === 0) say(`  ${made + EACH} entries`);
    }
    await client.query('reset role');
    for (const { made } of indexes.rows) await client.query(made.replace(' ON ONLY ', ' ON '));
    await client.query('vacuum (analyze) audit_entries');
  });
}

/** As the worker does, without its pauses. @param {string} appUrl */
async function seal(appUrl) {
  await withClient(appUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query('update audit_sealing set asked_at = now() returning reached, upcoming');
      if (rows[0].upcoming === null && Number(rows[0].reached) > 0) return;
    }
  });
}

/**
 * What the operations of the log answer, each its part of it.
 * @typedef {{ items: object[], entries: number, nextAfter: number | null, mismatch: object | null }} Answer
 */

const progress = createProgress();
const dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-audit-growth-'));
const env = { ...process.env, RATE_LIMIT: 'off', LOG_LEVEL: 'warn', DATABASE_URL: '', REDIS_URL: '', SMTP_URL: '' };
let stop = async () => {};
try {
  await ensureBuilt(progress, { only: ['backend'] });
  const stack = await startStack({ dataDir, port: 0, demo: false, durable: false, env, progress });
  stop = () => stack.stop();
  const urls = { owner: stack.env['DATABASE_OWNER_URL'] ?? '', app: stack.env['DATABASE_URL'] ?? '' };
  const { tenantId, renew } = await openCompany(stack, 0);
  let token = '';
  const took = async (/** @type {string} */ title, /** @type {() => Promise<unknown>} */ work) => {
    const start = performance.now();
    await progress.step(title, work);
    return (performance.now() - start) / 1000;
  };
  const filled = await took(`${ROWS} entries`, () => fill(urls.owner, tenantId, progress.say));
  token = await renew();

  const ask = async (/** @type {string} */ path, /** @type {Record<string, string>} */ query) => {
    const url = `${stack.baseUrl}/api/v1/audit-entries${path}?${new URLSearchParams(query).toString()}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
    return /** @type {Promise<Answer>} */ (answer.json());
  };
  const day = (/** @type {number} */ ago) => new Date(Date.now() - ago * 86_400_000).toISOString();
  const pages = {
    'no filter': {},
    'a common type': { entityType: 'visit' },
    'a rare type': { entityType: 'role' },
    'a type that nobody has': { entityType: 'invitation' },
    'a common action': { action: 'changed' },
    'a rare action': { action: 'deleted' },
    'a person': { actorId: PEOPLE[3] ?? '' },
    'a person who did little': { actorId: RARE_PERSON },
    'a record': { entityId: RECORD },
    'a rare type and action': { entityType: 'role', action: 'deleted' },
    'a common type and a rare action': { entityType: 'property', action: 'deleted' },
    'a rare type and a person': { entityType: 'webhook_endpoint', actorId: PEOPLE[3] ?? '' },
    'two rare ones': { entityType: 'webhook_endpoint', actorId: RARE_PERSON },
    'a common type, a person who did little': { entityType: 'client', actorId: RARE_PERSON },
    'all three, rare': { entityType: 'webhook_endpoint', action: 'deleted', actorId: RARE_PERSON },
    'a common type, an action and a person': { entityType: 'visit', action: 'deleted', actorId: PEOPLE[3] ?? '' },
    'a day half a year ago': { since: day(183), until: day(182) },
    'a day, a type and an action': { since: day(183), until: day(182), entityType: 'property', action: 'deleted' },
  };
  const slow = [];
  for (const [name, query] of Object.entries(pages)) {
    let [fastest, rows] = [Infinity, 0];
    for (let round = 0; round < TRIES; round += 1) {
      const start = performance.now();
      rows = (await ask('', query)).items.length;
      fastest = Math.min(fastest, performance.now() - start);
    }
    progress.say(`${name.padEnd(42)} ${fastest.toFixed(1).padStart(7)} ms, ${rows} entries`);
    if (fastest > BOUND_MS) slow.push(name);
  }
  const asOf = await took('A record with many entries as of half a year ago', () =>
    ask('/record', { entityType: 'client', entityId: RECORD, at: day(183) }),
  );
  progress.say(`A record as of half a year ago: ${(asOf * 1000).toFixed(0)} ms`);
  const sealed = await took('Seals', () => seal(urls.app));
  progress.say(
    `Filled in ${filled.toFixed(0)} s, sealed in ${sealed.toFixed(0)} s: ${(ROWS / sealed).toFixed(0)} entries a second`,
  );
  let checked = 0;
  const verified = await took('Verification', async () => {
    for (let after = /** @type {number | null} */ (0); after !== null;) {
      if (checked % 2_000_000 < 20_000) token = await renew();
      const part = await ask('/verification', { after: String(after) });
      if (part.mismatch) throw new Error(`The log does not match: ${JSON.stringify(part.mismatch)}`);
      checked += part.entries;
      after = part.nextAfter;
    }
  });
  progress.say(`Verified ${checked} entries in ${verified.toFixed(0)} s: ${(checked / verified).toFixed(0)} a second`);
  if (slow.length > 0) throw new Error(`More than ${BOUND_MS} ms: ${slow.join(', ')}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
  rmSync(dataDir, { recursive: true, force: true });
}
