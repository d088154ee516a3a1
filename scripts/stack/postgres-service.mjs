import { startPostgres } from '../postgres.mjs';
import { processIdentity } from '../process-table.mjs';

const LOOK_EVERY = 500;

/**
 * The embedded server, started again on the same port when something kills it. It may be one that an earlier start left
 * behind, so we look at the process table instead of waiting for a child to exit.
 * @param {import('../postgres.mjs').PostgresRequest} request
 * @param {(line: string) => void} say
 */
export async function keepPostgres(request, say) {
  let server = await startPostgres(request);
  let identity = processIdentity(server.pid);
  let restarting = Promise.resolve();

  async function startAgain() {
    say('  PostgreSQL stopped unexpectedly. Restarting it.');
    try {
      server = await startPostgres({ ...request, port: server.port });
      identity = processIdentity(server.pid);
    } catch (error) {
      say(`  postgres: ${error instanceof Error ? error.message : error}`);
    }
    timer = setTimeout(look, LOOK_EVERY);
  }

  function look() {
    if (identity !== null && processIdentity(server.pid) === identity) timer = setTimeout(look, LOOK_EVERY);
    else restarting = startAgain();
  }

  let timer = setTimeout(look, LOOK_EVERY);
  return {
    first: server,
    async stop() {
      clearTimeout(timer);
      await restarting;
      clearTimeout(timer);
      await server.stop();
    },
    kill() {
      clearTimeout(timer);
      server.kill();
    },
  };
}
