import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client as Connection } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/support/index.js';
import { DemoSeeder } from './demo-seeder.js';

/** Companies of its own: the ones that other specs start with have the same names and addresses. */
describe('the demo data', () => {
  let database: TestDatabase;
  let dataDir: string;
  let app: INestApplicationContext;
  let superuser: Connection;
  let made: string[];
  const environment = process.env;
  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'hedgerow-demo-'));
    process.env = {
      ...environment,
      NODE_ENV: 'test',
      DATABASE_URL: database.appUrl,
      QUEUE_DATABASE_URL: database.queueUrl,
      DATA_DIR: dataDir,
      TOKEN_SECRET: 'Kd83mVq0zLw72nTx5Rb1Yc64Hj9Pf0Gs',
      CURSOR_SECRET: 'b5Nw0Xq8Zr2Lt7Mv4Jc9Kd1Hs6Pf3Gy0',
      MASTER_KEY: 'w3Tz9Bq5Kx1Vn7Rm4Lp8Jd2Hc6Sf0Gy5',
      DEMO: 'on',
      LOG_LEVEL: 'error',
    };
    const { SeedModule } = await import('./seed.module.js');
    app = await NestFactory.createApplicationContext(SeedModule, { logger: ['error', 'fatal'] });
    superuser = new Connection({ connectionString: database.superuserUrl });
    await superuser.connect();
    made = await app.get(DemoSeeder).seed();
  });
  afterAll(async () => {
    await superuser.end();
    await app.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
    process.env = environment;
  });

  const one = async (sql: string): Promise<unknown> => {
    const { rows } = await superuser.query<Record<string, unknown>>(sql);
    return Object.values(rows[0] ?? {})[0];
  };
  const OURS = `(select id from tenants where slug = 'greenfield')`;

  it('fills two companies', async () => {
    expect(made).toEqual([
      expect.stringMatching(/^Greenfield Lawn & Landscape: 535 clients, \d{3,4} jobs, \d{4} visits$/),
      'Rival Grounds Care: 32 clients',
    ]);
    expect(await one(`select count(*) from memberships`)).toBe('18');
    const unfilled = `select count(*) from roles r where not exists (select from memberships m where m.role_id = r.id)`;
    expect(await one(unfilled)).toBe('0');
    expect(await one(`select count(distinct tenant_id) from invitations where state = 'pending'`)).toBe('2');
    expect(await one(`select count(*) from clients where status = 'active' and tenant_id = ${OURS}`)).toBe('220');
    expect(await one(`select count(*) from clients where status = 'archived' and tenant_id = ${OURS}`)).toBe('300');
    expect(await one(`select count(*) from crews`)).toBe('3');
    expect(await one(`select max(n) from (select count(*) as n from properties group by client_id) as p`)).toBe('60');
  });

  it('does nothing the second time', async () => {
    expect(await app.get(DemoSeeder).seed()).toEqual([]);
  });

  it('uses only fictional addresses and numbers', async () => {
    const reserved = `'\\.example$|@example\\.(com|net|org)$'`;
    expect(await one(`select count(*) from contact_points where kind = 'email' and value !~ ${reserved}`)).toBe('0');
    expect(
      await one(`select count(*) from contact_points where kind = 'phone' and value !~ '^\\d{3}55501\\d\\d$'`),
    ).toBe('0');
  });

  it('has a season with a past, a current day and weeks ahead', async () => {
    const states = await superuser.query<{ status: string }>('select distinct status from visits');
    expect(states.rows.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['completed', 'skipped', 'scheduled', 'unscheduled']),
    );
    expect(await one(`select count(*) > 1000 from visits where date < current_date`)).toBe(true);
    expect(await one(`select count(*) > 100 from visits where date > current_date`)).toBe(true);
    expect(
      await one(
        `select count(*) from visits v join clients c using (tenant_id) where c.id = v.client_id and c.created_at::date > v.date`,
      ),
    ).toBe('0');
  });

  it('has no crew with two appointments at one time', async () => {
    const overlaps = `select count(*) from visits a join visits b using (tenant_id, crew_id)
      where a.id < b.id and a.start_at < b.end_at and b.start_at < a.end_at
        and a.status not in ('skipped', 'cancelled') and b.status not in ('skipped', 'cancelled')`;
    expect(await one(overlaps)).toBe('0');
  });

  it('has events that explain the current state of each record', async () => {
    const records = `(select id, 'visit' as kind, version, updated_at, jsonb_build_object('status', status,
        'date', date, 'createdAt', created_at, 'completedAt', completed_at, 'reason', reason) as facts from visits
      union all select id, 'job', version, updated_at, jsonb_build_object('status', status, 'createdAt', created_at,
        'completedAt', completed_at, 'statusReason', status_reason) from jobs)`;
    const untold = await superuser.query(
      `select r.kind, r.version, told.*, r.facts from ${records} r
       left join lateral (select e.version as told, e.type, e.at, count(*) over () as events from events e
         where e.entity_id = r.id and e.entity_type = r.kind and e.version is not null order by e.seq desc limit 1) told on true
       left join lateral (select e.data from events e where e.entity_id = r.id and e.version = r.version limit 1) last on true
       where told.told is distinct from r.version or told.events <> r.version or last.data ->> 'status' <> r.facts ->> 'status'
         or (last.data ->> 'updatedAt')::timestamptz <> r.updated_at
         or (last.data ->> 'completedAt')::timestamptz is distinct from (r.facts ->> 'completedAt')::timestamptz`,
    );
    expect(untold.rows.slice(0, 3)).toEqual([]);
    const types = await superuser.query<{ type: string }>('select distinct type from events');
    expect(types.rows.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        ...['job.created', 'job.updated', 'job.completed', 'job.cancelled', 'job.confirmation_sent', 'message.sent'],
        ...[
          'visit.scheduled',
          'visit.rescheduled',
          'visit.dispatched',
          'visit.started',
          'visit.completed',
          'visit.skipped',
        ],
      ]),
    );
    const before = `(select max(e.at) from events e where e.entity_id = next.entity_id and e.seq < next.seq)`;
    expect(await one(`select count(*) from events next where at > now() or at < ${before}`)).toBe('0');
    const clients = `from events e join clients c on c.id = e.entity_id`;
    expect(await one(`select count(*) ${clients} where e.type = 'client.created' and e.at <> c.created_at`)).toBe('0');
    expect(await one(`select count(*) ${clients} where e.type = 'client.updated' and e.version = c.version`)).toBe('3');
    const ofClient = `select count(*) from events e join clients c on c.id = (e.data ->> 'clientId')::uuid
      where e.entity_type = 'visit' and e.at < c.created_at`;
    expect(await one(ofClient)).toBe('0');
  });

  it('has sent mail in the past, and none is pending', async () => {
    expect(Number(await one(`select count(*) from messages where state = 'sent'`))).toBeGreaterThan(300);
    const unlike = `select count(*) from messages m join job_paperwork p on p.confirmation_message_id = m.id
      where p.confirmation_to <> m.to_address or p.confirmation_sent_at <> m.delivered_at or p.job_id <> m.job_id`;
    expect(await one(unlike)).toBe('0');
    expect(await one(`select count(*) from messages where state = 'sent' and delivered_at > now()`)).toBe('0');
    expect(await one('select count(*) from webhook_deliveries')).toBe('0');
    const waiting = `select count(*) from queue_outbox o join job_paperwork p on p.job_id = (o.payload ->> 'jobId')::uuid
      where p.confirmation_state = 'sent'`;
    expect(await one(waiting)).toBe('0');
  });

  it('has new jobs whose papers wait for the worker', async () => {
    expect(
      await one(
        `select count(*) from job_paperwork where confirmation_state = 'queued' and work_order_state = 'queued'`,
      ),
    ).toBe('3');
  });
});
