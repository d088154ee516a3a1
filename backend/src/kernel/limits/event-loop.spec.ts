import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { EventLoop, LONGEST_TURN_MS } from './event-loop.js';

/** Time passes by work alone, so that no other process takes part in it. */
let now = 0;
/** Holds the loop up. */
const toil = (ms: number) => void (now += ms);
beforeAll(() => void jest.spyOn(performance, 'now').mockImplementation(() => now));
afterAll(() => void jest.restoreAllMocks());

/** The owner's work as requests do it: a piece, an answer of the database, the next piece. */
async function work(loop: EventLoop, owner: string, pieces: number, done: string[]): Promise<void> {
  for (let piece = 0; piece < pieces; piece += 1) {
    await turn();
    await loop.room(owner);
    toil(LONGEST_TURN_MS);
    done.push(owner);
  }
}

describe('the event loop', () => {
  it('lets work start at the beginning of a turn, and a little after', () => {
    const loop = new EventLoop();
    expect(loop.room('a')).toBeUndefined();
    expect(loop.room('b')).toBeUndefined();
  });

  it('starts nothing more in a long turn, and continues with each owner in rotation', async () => {
    const loop = new EventLoop();
    void loop.room('a');
    toil(LONGEST_TURN_MS);
    const order: string[] = [];
    const turns = new Set<number>();
    let current = 0;
    const count = () => {
      current += 1;
      if (order.length < 5) setImmediate(count);
    };
    count();
    const pieces = ['a', 'a', 'a', 'b', 'c'].map(async (owner) => {
      await loop.room(owner);
      order.push(owner);
      turns.add(current);
      toil(LONGEST_TURN_MS);
    });
    await Promise.all(pieces);
    expect(order).toEqual(['a', 'b', 'c', 'a', 'a']);
    expect(turns.size).toBe(5);
  });

  it('lets nobody overtake those who wait, and does as much of their work in a turn as fits', async () => {
    const loop = new EventLoop();
    void loop.room('a');
    toil(LONGEST_TURN_MS);
    const order: string[] = [];
    const turns: number[] = [];
    let current = 0;
    const count = () => {
      current += 1;
      if (order.length < 6) setImmediate(count);
    };
    count();
    const piece = async (owner: string) => {
      await loop.room(owner);
      order.push(owner);
      turns.push(current);
      toil(LONGEST_TURN_MS / 2);
    };
    const early = ['a', 'b', 'c', 'd'].map(async (owner) => {
      await piece(owner);
      // Somebody who comes while others still wait.
      if (owner === 'a') await Promise.all([piece('e'), piece('f')]);
    });
    await Promise.all(early);
    expect(order).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(new Set(turns).size).toBe(3);
  });

  it('lets work start at once again after an idle turn', async () => {
    const loop = new EventLoop();
    void loop.room('a');
    toil(LONGEST_TURN_MS);
    await loop.room('a');
    for (let n = 0; n < 5; n += 1) await turn();
    expect(loop.room('a')).toBeUndefined();
  });

  it('accepts connections before it continues with the work of eight', async () => {
    const loop = new EventLoop();
    const server = createServer((socket) => socket.destroy()).on('connection', () => loop.arrived());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const done: string[] = [];
    const working = Promise.all(Array.from({ length: 8 }, (_, n) => work(loop, `${n % 2}`, 20, done)));
    const [connections, accepted] = [60, Promise.withResolvers<number>()];
    let arrived = 0;
    server.on('connection', () => {
      arrived += 1;
      if (arrived === connections) accepted.resolve(done.length);
    });
    for (let n = 0; n < connections; n += 1) connect(port, '127.0.0.1').on('error', () => undefined);
    // Eight times as many, where every turn does all that has come.
    expect(await accepted.promise).toBeLessThan(connections);
    await working;
    server.close();
  });

  it('continues with the work also when connections keep coming', async () => {
    const loop = new EventLoop();
    const done: string[] = [];
    let isOver = false;
    const storm = async () => {
      while (!isOver) {
        loop.arrived();
        toil(1);
        await turn();
      }
    };
    const coming = storm();
    await work(loop, 'a', 5, done);
    isOver = true;
    await coming;
    expect(done).toHaveLength(5);
  });
});
