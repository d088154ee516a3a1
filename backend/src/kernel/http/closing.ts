import type { FastifyInstance } from 'fastify';

/**
 * Lets connections go while the process ends: one that stays open after its answer, as HTTP keeps them, would hold the
 * end up for a minute.
 */
export function hangUpWhenClosing(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', async () => void (closing = true));
  server.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
