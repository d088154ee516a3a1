import { defineEvent, DomainEvents, type RecordDeclaration } from '../../kernel/events/index.js';
import { newId } from '../../kernel/database/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import type { EventPageDto } from './event.dto.js';
import { EventsModule } from './events.module.js';

const seed: RecordDeclaration = { kind: 'seed', read: 'events.read' };
const Sown = defineEvent('seed.sown', seed);
const Watered = defineEvent('seed.watered', seed);

const WRITERS = 24;
const ROUNDS = 4;

describe('the event feed, while many write', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [EventsModule] })));
  afterAll(() => app.close());

  /** Reads on from a number, page by page, as a follower does. */
  async function follow(after: number, filter: string): Promise<EventPageDto> {
    const url = `/api/v1/events?after=${after}&limit=7${filter}`;
    return (await app.injectAs('owner', { method: 'GET', url })).json<EventPageDto>();
  }

  /** Commits or rolls back, now and then with several events; answers how many were committed. */
  async function write(): Promise<number> {
    let committed = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const count = 1 + Math.floor(Math.random() * 3);
      const facts = Array.from({ length: count }, () => ({ entityId: newId(), data: {} }));
      const doomed = Math.random() < 0.3;
      const work = app.asMember('owner', async () => {
        app.get(DomainEvents).recordMany(Sown, facts);
        app.get(DomainEvents).record(Watered, { entityId: newId(), data: {} });
        if (doomed) throw new Error('rolled back');
      });
      await work.then(
        () => (committed += count),
        () => undefined,
      );
    }
    return committed;
  }

  it('gives a follower every event once and in order, with a filter, too', async () => {
    let writing = true;
    const writers = Promise.all(Array.from({ length: WRITERS }, write)).finally(() => (writing = false));
    const walk = async (filter: string): Promise<number[]> => {
      const seen: number[] = [];
      let [after, last] = [0, false];
      for (;;) {
        const { items, lastSeq, nextCursor } = await follow(after, filter);
        seen.push(...items.map(({ seq }) => seq));
        after = lastSeq;
        if (last && nextCursor === null) return seen;
        // Once more after the last writer has ended.
        last = !writing;
      }
    };
    const [committed, all, sown] = await Promise.all([writers, walk(''), walk('&types=seed.sown')]);
    const [newest = 0] = all.slice(-1);
    expect(all).toEqual(Array.from({ length: newest }, (_, index) => index + 1));
    expect(sown).toHaveLength(committed.reduce((sum, count) => sum + count, 0));
    expect(sown).toEqual([...new Set(sown)].sort((a, b) => a - b));
    expect(sown.length).toBeGreaterThan(WRITERS);
  });
});
