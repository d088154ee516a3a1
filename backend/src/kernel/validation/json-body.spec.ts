import fastify from 'fastify';
import { readJson } from './json-body.js';

describe('bodies that end in the same turn', () => {
  it('are read when there is room for each', async () => {
    const server = fastify();
    server.removeAllContentTypeParsers();
    const rooms: Array<() => void> = [];
    readJson(server, () => new Promise((resolve) => void rooms.push(resolve)));
    let read = 0;
    server.post('/', async ({ body }) => {
      read += 1;
      return body;
    });
    const answers = Array.from({ length: 3 }, (_, n) => server.inject({ method: 'POST', url: '/', payload: { n } }));
    const all = Promise.all(answers);
    while (rooms.length < 3) await new Promise(setImmediate);
    expect(read).toBe(0);
    rooms[1]?.();
    expect((await answers[1])?.json()).toEqual({ n: 1 });
    expect(read).toBe(1);
    rooms.forEach((open) => open());
    expect((await all).map((answer) => answer.json<{ n: number }>().n)).toEqual([0, 1, 2]);
    await server.close();
  });
});
