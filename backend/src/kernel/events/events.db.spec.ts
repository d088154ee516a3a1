import { v7 as uuidv7 } from 'uuid';
import { db } from '../database/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { currentActor } from '../context/index.js';
import { defineEvent, DomainEvents, type EventFacts } from './index.js';

const Happened = defineEvent('spec.happened', { kind: 'spec', read: 'events.read' });

describe('domain events', () => {
  let app: TestApp;
  let events: DomainEvents;
  beforeAll(async () => {
    app = await testApp({ modules: [] });
    events = app.get(DomainEvents);
  });
  afterAll(() => app.close());

  const record = (data: Record<string, unknown> = {}) => events.record(Happened, { entityId: uuidv7(), data });
  const seqs = async (company: 'greenfield' | 'rival' = 'greenfield'): Promise<number[]> => {
    const read = () => db().query<Array<{ seq: string }>>('select seq from events order by seq');
    return (await app.asTenant(company, read)).map(({ seq }) => Number(seq));
  };
  const oneTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

  it('say who changed what', async () => {
    const entityId = uuidv7();
    await app.asMember('sales', async () => {
      events.record(Happened, { entityId, version: 3, data: { name: 'new' }, previous: { name: 'old' } });
    });
    const read = 'select * from events where entity_id = $1';
    const [row] = await app.asMember('owner', () => db().query<Array<Record<string, unknown>>>(read, [entityId]));
    expect(row).toMatchObject({
      seq: String((await seqs()).length),
      type: 'spec.happened',
      entity_type: 'spec',
      entity_id: entityId,
      version: 3,
      actor: { kind: 'user', name: 'greenfield sales', source: 'web', userId: app.greenfield.members.sales.userId },
      changed: ['name'],
      data: { name: 'new' },
      previous: { name: 'old' },
    });
  });

  it('are numbered without gaps in the order of commits, with rollbacks in between', async () => {
    const before = (await seqs()).length;
    let watching = true;
    let holes = 0;
    const watch = async () => {
      while (watching) {
        const seen = await seqs();
        if ((seen.at(-1) ?? 0) !== seen.length) holes += 1;
      }
    };
    const watcher = watch();
    const attempts = oneTo(60).map(async (n) => {
      const work = app.asTenant('greenfield', async () => {
        record({ n });
        await db().query('select pg_sleep($1)', [Math.random() / 100]);
        record({ n, again: true });
        if (n % 3 === 0) throw new Error('rolled back');
      });
      await work.catch(() => undefined);
    });
    await Promise.all(attempts);
    watching = false;
    await watcher;
    expect(await seqs()).toEqual(oneTo(before + 80));
    expect(holes).toBe(0);
  });

  it('are numbered for each company separately', async () => {
    await app.asTenant('rival', async () => record());
    expect(await seqs('rival')).toEqual([1]);
  });

  it('are stored by the thousand in batches, in order', async () => {
    const before = (await seqs()).length;
    const many = oneTo(1_234).map((n) => ({ entityId: uuidv7(), data: { n } }));
    await app.asMember('owner', async () => events.recordMany(Happened, many));
    const rows = await app.asMember('owner', () =>
      db().query<Array<{ n: number }>>(`select (data ->> 'n')::int as n from events where seq > $1 order by seq`, [
        before,
      ]),
    );
    expect(rows.map(({ n }) => n)).toEqual(oneTo(1_234));
  });

  it('tells of each what was done before, when, and by whom', async () => {
    const days = ['2024-03-01T15:00:00.000Z', '2024-02-01T15:00:00.000Z'];
    const facts = days.map((day) => ({ entityId: uuidv7(), data: { day } }));
    const before = await app.asMember('owner', () => Promise.resolve(currentActor()));
    await app.asMember('sales', async () => {
      const past = ({ data }: EventFacts) => ({ at: new Date(String(data['day'])), by: before });
      await events.inThePast(past, () => events.recordMany(Happened, facts));
      record({ day: 'today' });
    });
    const read = `select data ->> 'day' as day, at, actor ->> 'name' as who from events order by seq desc limit 3`;
    const rows = await app.asMember('owner', () => db().query<Array<Record<string, unknown>>>(read));
    expect(rows.map(({ day, who }) => [day, who])).toEqual([
      ['today', 'greenfield sales'],
      [days[1], 'greenfield owner'],
      [days[0], 'greenfield owner'],
    ]);
    expect(rows.slice(1).map(({ at }) => at)).toEqual([new Date(days[1] ?? ''), new Date(days[0] ?? '')]);
    expect(new Date(String(rows[0]?.['at'])).getFullYear()).toBeGreaterThan(2024);
  });

  it('cannot be changed later', async () => {
    const change = app.asMember('owner', () => db().query(`update events set type = 'x.y'`));
    await expect(change).rejects.toThrow(/permission denied/);
  });
});
