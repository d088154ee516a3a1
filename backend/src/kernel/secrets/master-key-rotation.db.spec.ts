import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { Config, parseEnv } from '../config/index.js';
import { SYSTEM } from '../context/index.js';
import { db, NOBODY, Scopes } from '../database/index.js';
import { type KeyStanding, MasterKeyRotation, Secrets, type Transact } from './index.js';

const OLD = 'w3Tz9Bq5Kx1Vn7Rm4Lp8Jd2Hc6Sf0Gy5';
const NEW = 'q8Rm2Xc6Vb0Nz4Kj7Hg1Fd5Sa9Pl3Wo8';
const PLACE = 'properties/1/gateCode';

describe('a rotation of MASTER_KEY', () => {
  let app: TestApp;
  let god: Client;
  /** What the product has after it was started again with both keys. */
  let both: Secrets;
  /** The same once the previous key is taken away. */
  let alone: Secrets;
  const sealedCodes = new Map<string, Buffer>();
  beforeAll(async () => {
    app = await testApp({ modules: [], env: { MASTER_KEY: OLD } });
    god = new Client({ connectionString: app.database.superuserUrl });
    await god.connect();
    for (const company of ['greenfield', 'rival'] as const) {
      const sealed = await app.asTenant(company, () => app.get(Secrets).seal(`code of ${company}`, PLACE));
      sealedCodes.set(company, sealed);
    }
  });
  // Everything under the old key, whatever another test has left.
  beforeEach(async () => {
    both = secretsWith({ MASTER_KEY: NEW, MASTER_KEY_PREVIOUS: OLD });
    alone = secretsWith({ MASTER_KEY: NEW });
    await god.query('delete from account_mails');
    await new MasterKeyRotation(secretsWith({ MASTER_KEY: OLD, MASTER_KEY_PREVIOUS: NEW }), transact).rotate();
  });
  afterAll(async () => {
    await god.end();
    await app.close();
  });

  const secretsWith = (more: NodeJS.ProcessEnv) => new Secrets(new Config(parseEnv({ ...process.env, ...more })));
  const transact: Transact = (tenantId, work) =>
    app
      .get(Scopes)
      .run({ tenantId, actor: SYSTEM, whileSuspended: true }, () => work((sql, values) => db().query(sql, values)));
  const standingOf = (standings: KeyStanding[], name: string) => standings.find(({ column }) => column === name);
  const left = (standings: KeyStanding[]) => standings.reduce((sum, { previous }) => sum + previous, 0);
  /** Mail that waits, as many rows as more than two transactions take. */
  const mail = (count: number, secrets = app.get(Secrets)) =>
    app.get(Scopes).run(NOBODY, async () => {
      for (let n = 0; n < count; n += 1) {
        const id = randomUUID();
        await db().query(
          `insert into account_mails (id, kind, recipient, sealed, next_attempt_at, expires_at)
           values ($1, 'test', sha256('x'), $2, now() + interval '1 day', now() + interval '2 days')`,
          [id, secrets.sealGlobal('a letter', `account_mails/${id}`)],
        );
      }
    });
  const opened = (secrets: Secrets) =>
    Promise.all(
      (['greenfield', 'rival'] as const).map((company) =>
        app.asTenant(company, () => secrets.open(sealedCodes.get(company) ?? Buffer.of(), PLACE)),
      ),
    );

  it('seals again all that the previous key has sealed, goes on after a stop, and leaves nothing behind', async () => {
    await mail(450);
    const before = await new MasterKeyRotation(both, transact).standing();
    expect(standingOf(before, 'tenants.data_key')).toMatchObject({ current: 0, previous: 2, lost: 0 });
    expect(standingOf(before, 'account_mails.sealed')).toMatchObject({ current: 0, previous: 450, lost: 0 });
    expect(standingOf(before, 'signing_keys.sealed')).toMatchObject({ current: 0, previous: 1, lost: 0 });
    expect(await opened(both)).toEqual(['code of greenfield', 'code of rival']);
    await expect(opened(alone)).rejects.toThrow();

    // Stopped as by a kill: one batch of the mail is committed, the next one is not.
    let mails = 0;
    const dying: Transact = (tenantId, work) =>
      transact(tenantId, (query) =>
        work((sql, values) => {
          if (sql.startsWith('update account_mails') && (mails += 1) > 250) throw new Error('killed');
          return query(sql, values);
        }),
      );
    await expect(new MasterKeyRotation(both, dying).rotate()).rejects.toThrow('killed');
    const halfway = standingOf(await new MasterKeyRotation(both, transact).standing(), 'account_mails.sealed');
    expect(halfway).toMatchObject({ current: 200, previous: 250 });

    // Meanwhile the product works: what it seals now needs no rotation.
    await mail(1, both);
    const done = await new MasterKeyRotation(both, transact).rotate();
    expect(standingOf(done, 'account_mails.sealed')).toMatchObject({ current: 201, previous: 250, lost: 0 });
    const after = await new MasterKeyRotation(both, transact).standing();
    expect(left(after)).toBe(0);
    // And without the previous key everything opens.
    expect(left(await new MasterKeyRotation(alone, transact).standing())).toBe(0);
    expect(after.every(({ lost }) => lost === 0)).toBe(true);
    expect(await opened(alone)).toEqual(['code of greenfield', 'code of rival']);
  });

  it('finds what a process that knows the previous key alone has sealed since', async () => {
    await new MasterKeyRotation(both, transact).rotate();
    await mail(1);
    const standing = await new MasterKeyRotation(both, transact).standing();
    expect(standingOf(standing, 'account_mails.sealed')).toMatchObject({ previous: 1 });
    await new MasterKeyRotation(both, transact).rotate();
    expect(left(await new MasterKeyRotation(both, transact).standing())).toBe(0);
  });

  it('leaves what neither key opens as it is, and says so', async () => {
    const id = randomUUID();
    await god.query(
      `insert into account_mails (id, kind, recipient, sealed, next_attempt_at, expires_at)
       values ($1, 'test', sha256('x'), '\\x0102', now(), now() + interval '1 day')`,
      [id],
    );
    const standings = await new MasterKeyRotation(both, transact).rotate();
    expect(standingOf(standings, 'account_mails.sealed')).toMatchObject({ lost: 1 });
    const { rows } = await god.query('delete from account_mails where id = $1 returning sealed', [id]);
    expect(rows).toEqual([{ sealed: Buffer.of(1, 2) }]);
  });

  it('also rotates suspended companies', async () => {
    await god.query(`update tenants set status = 'suspended' where id = $1`, [app.rival.tenantId]);
    const standings = await new MasterKeyRotation(both, transact).rotate();
    expect(standingOf(standings, 'tenants.data_key')).toMatchObject({ previous: 2, lost: 0 });
    await god.query(`update tenants set status = 'active' where id = $1`, [app.rival.tenantId]);
    expect(await opened(alone)).toEqual(['code of greenfield', 'code of rival']);
  });

  it('knows by both keys who asked for mail, and which request it has answered', () => {
    const old = app.get(Secrets).fingerprintOf('robin@example.com');
    expect(both.fingerprintsOf('robin@example.com')).toEqual([both.fingerprintOf('robin@example.com'), old]);
    expect(alone.fingerprintsOf('robin@example.com')).toEqual([both.fingerprintOf('robin@example.com')]);
  });
});
