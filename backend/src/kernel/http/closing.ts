import type { FastifyInstance } from 'fastify';

/** Closes connections while the process ends: keep-alive would hold up the end for a minute. */
export function hangUpWhenClosing(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', async () => void (closing = true));
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
