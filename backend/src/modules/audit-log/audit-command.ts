import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Client } from 'pg';
import { SealedLog } from './audit-verification.js';
import { OF_SEAL } from './seal-checks.js';

type Say = (line: string) => void;
type Session = Pick<Client, 'query'>;

/** A seal as it stands in a file, behind its entries. */
interface WrittenSeal {
  company: string;
  number: string;
  month: string;
  header: string;
  entries: number;
  content: string;
  previous: string;
  hash: string;
}

const USAGE = 'Usage: verify [EARLIER_OUTPUT] | export YYYY-MM FILE.jsonl.gz | check FILE.jsonl.gz';
const MONTH = /^\d{4}-\d\d$/;

/** What the owner of the database asks of the audit log of all companies, archived months included. False where it differs. */
export async function auditCommand(session: Session, [action, first, second]: string[], say: Say): Promise<boolean> {
  await session.query(`set statement_timeout = 0; ${WITH_ARCHIVE}`);
  if (action === 'verify') return verifyAll(session, earlierHeads(first), say);
  if (action === 'export' && first && MONTH.test(first) && second) return exportMonth(session, first, second, say);
  if (action === 'check' && first) return checkFile(session, first, say);
  throw new Error(USAGE);
}

/** The lines of a verification, each with a company and its head. */
const earlierHeads = (path: string | undefined): Map<string, string> =>
  new Map(
    (path === undefined ? '' : readFileSync(path, 'utf8')).split('\n').flatMap((line) => {
      const [, company, head] = /^([0-9a-f-]{36}) (\d+-[0-9a-f]{64})/.exec(line) ?? [];
      return company && head ? [[company, head] as const] : [];
    }),
  );

/** For this session the log is whole: with those archived months that are still in the database. */
const WITH_ARCHIVE = `do $$
declare
  archived text := (
    select coalesce(string_agg(format(' union all select * from audit.%I', relname), ''), '') from pg_class
    where relnamespace = 'audit'::regnamespace and relkind = 'r' and relname ~ '^archived_\\d');
begin
  execute 'create temp view audit_entries as select * from public.audit_entries' || archived;
  create temp view audit_months as
    select month, case when to_regclass('audit.archived_' || to_char(month, 'YYYY_MM')) is null then archived_at end as archived_at
    from public.audit_months;
end $$`;

async function verifyAll(session: Session, earlier: Map<string, string>, say: Say): Promise<boolean> {
  const ask = async <Row>(sql: string, values: unknown[]) => (await session.query(sql, values)).rows as Row[];
  const log = new SealedLog(ask);
  const companies = await ask<{ id: string }>('select distinct tenant_id as id from audit_seals order by 1', []);
  const known = new Set([...companies.map(({ id }) => id), ...earlier.keys()]);
  let isWhole = true;
  for (const company of known) {
    await session.query(`select set_config('app.tenant_id', $1, false)`, [company]);
    const head = earlier.get(company);
    let [after, entries]: [number | null, number] = [0, 0];
    while (after !== null) {
      const part = await log.verify({ after, ...(head && { head }) });
      entries += part.entries;
      after = part.nextAfter;
      if (part.mismatch) say(`${company} DIFFERS: ${JSON.stringify(part.mismatch)}`);
      else if (after === null)
        say(`${company} ${part.head?.number}-${part.head?.hash} ${entries} entries through ${part.through}`);
      isWhole &&= part.mismatch === null;
    }
  }
  return isWhole;
}

const SEALS_OF_MONTH = `
  select s.tenant_id as company, s.number, to_char(s.month, 'YYYY-MM') as month, s.entries, encode(s.content, 'hex') as content,
         encode(coalesce(p.hash, ''), 'hex') as previous, encode(s.hash, 'hex') as hash,
         concat_ws('|', s.tenant_id, s.number, to_char(s.month, 'YYYY-MM'), s.after_seq, s.up_to_seq, s.entries,
           (extract(epoch from s.from_at) * 1000)::bigint, (extract(epoch from s.to_at) * 1000)::bigint,
           (extract(epoch from s.sealed_at) * 1000)::bigint) as header
  from audit_seals s left join audit_seals p on p.tenant_id = s.tenant_id and p.number = s.number - 1
  where s.month = ($1 || '-01')::date order by s.tenant_id, s.number`;

/** The entries of a month, each seal behind its own. */
async function exportMonth(session: Session, month: string, path: string, say: Say): Promise<boolean> {
  const { rows: seals } = await session.query<WrittenSeal>(SEALS_OF_MONTH, [month]);
  const lines = `select audit_line(e.tenant_id, e.id, e.at, e.seq, e.record_kind, e.record_id, e.table_name, e.action, e.old, e.new,
      e.actor_id, e.source, e.origin) as line
    from audit_seals s join audit_entries e on ${OF_SEAL} where s.tenant_id = (select app_tenant_id()) and s.number = $1 order by e.seq`;
  let written = 0;
  async function* all(): AsyncGenerator<string> {
    for (const seal of seals) {
      await session.query(`select set_config('app.tenant_id', $1, false)`, [seal.company]);
      const { rows } = await session.query<{ line: string }>(lines, [seal.number]);
      written += rows.length;
      for (const { line } of rows) yield `${line}\n`;
      yield `${JSON.stringify({ seal })}\n`;
    }
  }
  await pipeline(all(), createGzip(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  say(`${written} entries in ${seals.length} seals of ${month}: ${path}`);
  return checkFile(session, path, say);
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Whether a file is what was sealed, and its seals are those of this database, where it still has them. */
async function checkFile(session: Session, path: string, say: Say): Promise<boolean> {
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity });
  let [content, entries, seals, isWhole]: [Hash, number, number, boolean] = [createHash('sha256'), 0, 0, true];
  for await (const line of lines) {
    if (line.startsWith('[')) {
      content.update(digestOf(line));
      entries += 1;
      continue;
    }
    const { seal } = JSON.parse(line) as { seal: WrittenSeal };
    const fault = await faultOf(session, seal, { content: content.digest('hex'), entries });
    if (fault) say(`${seal.company} DIFFERS: seal ${seal.number} ${fault}`);
    isWhole &&= !fault;
    seals += 1;
    [content, entries] = [createHash('sha256'), 0];
  }
  say(`${path}: ${seals} seals ${isWhole && entries === 0 ? 'match' : 'DIFFER'}`);
  return isWhole && entries === 0;
}

async function faultOf(session: Session, seal: WrittenSeal, found: { content: string; entries: number }) {
  if (found.entries !== seal.entries || found.content !== seal.content) return 'has other entries';
  const hashed = createHash('sha256')
    .update(Buffer.from(seal.previous, 'hex'))
    .update(`hedgerow audit seal 1|${seal.header}`, 'utf8')
    .update(Buffer.from(seal.content, 'hex'));
  if (hashed.digest('hex') !== seal.hash) return 'has another hash';
  const { rows } = await session.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from audit_seals where tenant_id = $1 and number = $2`,
    [seal.company, seal.number],
  );
  return rows[0]?.hash === seal.hash ? null : 'is not in this database';
}
