import { db } from '../../kernel/database/index.js';
import { filtersOf, Keyset } from '../../kernel/paging/index.js';
import { testApp, type TestApp } from '../../../test/support/index.js';
import { ClientsModule } from '../clients/clients.module.js';
import { ClientSearchModule } from './client-search.module.js';
import { ClientList } from './client-list.js';
import type { ListClientsQuery } from './client-list.dto.js';

const CLIENTS = 20_000;
const PAGE = 200;
const FILL = `insert into clients (id, number, display_name, created_at, updated_at)
  select gen_random_uuid(), 'W-' || n, 'Client ' || md5(n::text), now() - n * interval '1 second', now() - n * interval '1 second'
  from generate_series($1::int, $2::int) n`;

describe('paging through twenty thousand clients while others write', () => {
  let app: TestApp;
  let busy = true;
  /** How often each of the writers has written. */
  let turns: number[];
  /** Also by earlier walks: a number belongs to one client. */
  let made = CLIENTS;
  beforeAll(async () => {
    app = await testApp({ modules: [ClientsModule, ClientSearchModule] });
    // What is searched for is no part of a walk, and costs most of the time of writing.
    for (let n = 0; n < CLIENTS; n += 5_000) await app.asMember('owner', () => db().query(FILL, [n + 1, n + 5_000]));
    await app.asTenant('rival', () => db().query(FILL, [1, 1_000]));
  });
  afterAll(() => app.close());

  const some = `select id from clients tablesample system (1) where number like 'W-%' and status = 'active' limit 20`;
  /** Others of the company: they make clients, change and archive those that are walked over. */
  const WRITES: Array<(turn: number) => Promise<unknown>> = [
    () => db().query(FILL, [made + 1, (made += 5)]),
    // One after the other: two that change many rows in any order would lock each other out.
    (turn) =>
      turn % 5 === 0
        ? db().query(
            `update clients set status = 'archived', archived_at = now() where id in (${some.replace('20', '2')})`,
          )
        : db().query(`update clients set lead_source = $1 where id in (${some})`, [`Turn ${turn}`]),
  ];

  async function writeUntilDone(lane: number): Promise<void> {
    for (; busy; turns[lane] = (turns[lane] ?? 0) + 1)
      await app.asMember('office_manager', async () => WRITES[lane]?.(turns[lane] ?? 0));
  }

  /** Until each has written since. */
  async function othersHaveWritten(): Promise<void> {
    const before = [...turns];
    while (turns.some((count, lane) => count === before[lane])) await new Promise(setImmediate);
  }

  async function walk(query: Partial<ListClientsQuery>): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await app.asMember('owner', () => app.get(ClientList).page({ ...query, limit: PAGE, cursor }));
      ids.push(...page.items.map(({ id }) => id));
      // However quick we are, they come in between.
      if (ids.length % (20 * PAGE) === 0) await othersHaveWritten();
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return ids;
  }

  const idsThat = async (condition: string) => {
    const rows = await app.asMember('owner', () =>
      db().query<Array<{ id: string }>>(`select id from clients where ${condition}`),
    );
    return rows.map(({ id }) => id);
  };

  describe.each<[string, Partial<ListClientsQuery>, boolean]>([
    ['by name', {}, true],
    ['newest first', { sort: '-created' }, true],
    ['in the order of changes', { sort: 'updated' }, false],
    ['of followers of changes', { updatedSince: '1970-01-01T00:00:00Z' }, false],
  ])('%s', (_, query, once) => {
    it('misses nothing that was there before, and repeats only what changed', async () => {
      const before = await idsThat(`status <> 'archived'`);
      busy = true;
      turns = WRITES.map(() => 0);
      const writers = WRITES.map((_, lane) => writeUntilDone(lane));
      const walked = await walk(query).finally(() => (busy = false));
      await Promise.all(writers);
      const seen = new Set(walked);
      const archived = new Set(await idsThat(`status = 'archived'`));
      expect(before.filter((id) => !seen.has(id) && !archived.has(id))).toEqual([]);
      const repeated = walked.length - seen.size;
      if (once) expect(repeated).toBe(0);
      const theirs = await app.asTenant('rival', () => db().query<Array<{ id: string }>>('select id from clients'));
      expect(theirs.filter(({ id }) => seen.has(id))).toEqual([]);
    });
  });

  it.each([
    ['name', 'sort_name:ASC'],
    ['-created', 'created_at:DESC'],
    ['updated', 'updated_at:ASC'],
  ] as const)('by %s goes on in the release before, and from there', async (sort, signed) => {
    const { nextCursor } = await app.asMember('owner', () => app.get(ClientList).page({ limit: 1, sort }));
    const context = `clients:${signed}:${filtersOf({ limit: 1 })}`;
    const key = app.get(Keyset).open(nextCursor ?? '', context);
    expect(app.get(Keyset).seal(key, context)).toBe(nextCursor);
  });
});
