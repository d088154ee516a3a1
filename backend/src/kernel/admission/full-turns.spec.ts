import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { boundTurns } from './full-turns.js';

describe('requests on many connections at once', () => {
  it('are started over many turns, and all are answered', async () => {
    const [connections, requests] = [40, 50];
    let [turn, inTurn, most] = [0, 0, 0];
    const nextTurn = () => {
      turn += 1;
      inTurn = 0;
    };
    const server = createServer((_, response) => {
      if (inTurn === 0) setImmediate(nextTurn);
      inTurn += 1;
      most = Math.max(most, inTurn);
      response.end('served');
    });
    boundTurns({ server }, 100);
    let accepted = 0;
    server.on('connection', () => (accepted += 1));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const sockets = Array.from({ length: connections }, () => connect(port, '127.0.0.1').setEncoding('utf8'));
    while (accepted < connections) await new Promise(setImmediate);
    const all = sockets.map(async (socket) => {
      let answers = 0;
      for await (const text of socket) {
        answers += (text as string).split('HTTP/1.1 200').length - 1;
        if (answers === requests) return answers;
      }
      return answers;
    });
    const text = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(requests);
    for (const socket of sockets) socket.write(text);
    expect(await Promise.all(all)).toEqual(sockets.map(() => requests));
    expect(most).toBeLessThanOrEqual(300);
    expect(turn).toBeGreaterThan(5);
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});
