import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Tables of companies, and of people, that the audit log does not follow. Say why. */
const UNAUDITED: Record<string, string> = {
  account_mails: 'Mail on its way to a person; sealed, and gone once it is sent.',
  audit_entries: 'The audit log itself.',
  audit_months: 'Which months of the audit log there are.',
  audit_sealing: 'How far the audit log is sealed.',
  audit_seals: 'Seals of the audit log itself.',
  avatars: 'Photos of people, which belong to them and to no company.',
  authenticators: 'Secrets of people; that somebody has one is a column of the account, which is followed.',
  client_search: 'Follows from clients, contacts and properties.',
  client_tags: 'Follows from clients.',
  client_words: 'Follows from clients.',
  contact_points: 'Follows from contacts.',
  event_counters: 'Counts events.',
  event_subjects: 'Follows from events.',
  events: 'The change feed, which nobody changes.',
  failed_sign_ins: 'Tries to sign in: a trigger of its own tells of the first from a network in an hour.',
  idempotency_keys: 'Answers that were given, for a day.',
  import_problems: 'Lines of a file that is imported; the import is followed, and each client that it makes.',
  import_records: 'Lines of a file that is imported; the import is followed, and each client that it makes.',
  job_paperwork: 'How far the papers of a job are; the messages that bring them are followed.',
  message_attachments: 'Written once, with a message that is followed.',
  migrations: 'What was done to this database.',
  number_sequences: 'Counts; the numbers are in the records.',
  provider_sign_ins: 'Sign-ins on their way to a provider and back; the session that comes of it is followed.',
  passkey_challenges: 'What somebody is to sign; the session that comes of it is followed.',
  passkeys: 'Keys of people; how many there are is a column of the account, which is followed.',
  queue_outbox: 'Work on its way.',
  queue_task_effects: 'Work on its way.',
  recovery_codes: 'Secrets of people; how many are left is a column of the account, which is followed.',
  signing_keys: 'Made by the product, and sealed.',
  sign_in_attempts: 'Counts tries of people who are nobody yet.',
  sign_in_challenges: 'Sign-ins that wait for their second factor; the session that comes of it is followed.',
  trusted_devices: 'Belongs to a person and no company; each sign-in with it is followed.',
  webhook_attempts: 'A log of its own.',
  webhook_deliveries: 'A log of its own.',
  webhook_standings: 'How far the sending of events is.',
};

/** What may be in the log although its name or its type is that of a secret. */
const NO_SECRETS: Record<string, string> = {
  'files.sha256': 'Tells one content from another.',
  'users.password_changed_at': 'When, not what.',
};
const SECRET = /hash|secret|token|passw|sealed|digest|_codes?$|_key$|sha\d/;

interface Audited {
  name: string;
  /** Of the trigger: kind, column of the record, column of the company, what is left out, what is not told. */
  arguments: string[];
  operations: string[];
}

describe('the audit log', () => {
  let database: TestDatabase;
  let god: Client;
  let audited: Audited[];
  beforeAll(async () => {
    database = await createTestDatabase();
    god = new Client({ connectionString: database.superuserUrl });
    await god.connect();
    audited = await select<Audited>(
      `select t.tgrelid::regclass::text as name,
              string_to_array(convert_from(substring(min(t.tgargs) for length(min(t.tgargs)) - 1), 'UTF8'), chr(1)) as arguments,
              array_agg(replace(t.tgname, 'audit_', '') order by t.tgname) as operations
       from (select tgrelid, tgname, tgfoid, tgenabled,
                    convert_to(replace(encode(tgargs, 'escape'), '\\000', chr(1)), 'UTF8') as tgargs from pg_trigger) t
       where t.tgfoid = 'write_audit_entries'::regproc and t.tgenabled = 'O'
       group by 1`,
    );
  });
  afterAll(async () => {
    await god.end();
    await database.drop();
  });

  const select = async <Row extends object>(sql: string): Promise<Row[]> => (await god.query<Row>(sql)).rows;
  const columns = () =>
    select<{ table: string; column: string; type: string; comment: string | null }>(
      `select c.relname as table, a.attname as column, a.atttypid::regtype::text as type,
              col_description(c.oid, a.attnum) as comment
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1, a.attnum`,
    );

  it('follows every table: call audit_table() in the migration that makes yours, or name it in UNAUDITED with the reason', async () => {
    const tables = [...new Set((await columns()).map(({ table }) => table))];
    const known = [...audited.map(({ name }) => name), ...Object.keys(UNAUDITED)].sort();
    expect(tables.filter((name) => !known.includes(name))).toEqual([]);
    // And none twice, none that is gone.
    expect(known).toEqual([...new Set(tables)].sort());
  });

  it('follows what is inserted, updated and deleted', () => {
    const operations = ['deleted', 'inserted', 'updated'];
    expect(audited.filter((table) => table.operations.join() !== operations.join())).toEqual([]);
  });

  it('names only columns that exist', async () => {
    const all = new Set((await columns()).map(({ table, column }) => `${table}.${column}`));
    const named = audited.flatMap(({ name, arguments: [, record = '', company = '', leftOut = '', secrets = ''] }) =>
      [record, company, ...listed(leftOut), ...listed(secrets)].map((column) => `${name}.${column}`),
    );
    // Those of every table, and where a person belongs.
    const common = /\.(tenant_id|version|(created|updated)_(at|by))$|^users\.memberships$/;
    expect(named.filter((column) => !all.has(column) && !common.test(column))).toEqual([]);
  });

  it('holds no secret: name the column when you call audit_table(), or list it here as no secret', async () => {
    const told = (await columns()).filter(({ table, column, type }) => {
      const [, , , leftOut = '', secrets = ''] = audited.find(({ name }) => name === table)?.arguments ?? [];
      const isFollowed = audited.some(({ name }) => name === table);
      const isTold = ![...listed(leftOut), ...listed(secrets)].includes(column);
      return isFollowed && isTold && (type === 'bytea' || SECRET.test(column));
    });
    expect(told.map(({ table, column }) => `${table}.${column}`)).toEqual(Object.keys(NO_SECRETS).sort());
  });

  it('leaves out derived columns: those that a comment says are kept by a domain', async () => {
    const kept = (await columns()).filter(({ comment }) => comment?.startsWith('Kept by'));
    const leftOut = audited.flatMap(({ name, arguments: [, , , columnsLeftOut = ''] }) =>
      listed(columnsLeftOut).map((column) => `${name}.${column}`),
    );
    const followed = kept.filter(({ table }) => audited.some(({ name }) => name === table));
    expect(followed.map(({ table, column }) => `${table}.${column}`).filter((name) => !leftOut.includes(name))).toEqual(
      [],
    );
  });

  it('can only be read by the application role, and its monthly partitions not at all', async () => {
    const rights = await select<{ name: string; privilege: string }>(
      `select c.oid::regclass::text as name, privilege from pg_class c
       cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger', 'references']) privilege
       where (c.oid in ('audit_entries'::regclass, 'audit_seals'::regclass) or c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p'))
         and has_table_privilege('hedgerow_app', c.oid, privilege)`,
    );
    expect(rights.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: 'audit_entries', privilege: 'select' },
      { name: 'audit_seals', privilege: 'select' },
    ]);
    expect(
      await select(
        `select from pg_roles where rolname = 'hedgerow_audit' and (rolcanlogin or rolsuper or rolbypassrls)`,
      ),
    ).toEqual([]);
    expect(
      await select(`select has_schema_privilege('hedgerow_app', 'audit', 'usage') as enters,
                           pg_has_role('hedgerow_app', 'hedgerow_audit', 'member') as becomes`),
    ).toEqual([{ enters: false, becomes: false }]);
  });
});

/** `{a,b}` */
const listed = (array: string): string[] => array.slice(1, -1).split(',').filter(Boolean);
