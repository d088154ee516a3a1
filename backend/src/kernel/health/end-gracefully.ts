import { type INestApplicationContext, Logger } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** We promise 30 s; supervisors kill then. */
const HARD_STOP_MS = 25_000;
/** Behind a balancer: what it sends before it has seen that we are not ready is still served. */
const NOTICE_MS = 2_000;

/**
 * Ends the process in order when it is told to: not ready, nothing new, what is in flight finishes, exit 0. A request
 * or task that hangs does not hold it up for more than 25 s; its task is redone elsewhere.
 */
export function endGracefully(app: INestApplicationContext): void {
  const logger = new Logger('Shutdown');
  let ending = false;
  const end = (why: string) => {
    if (ending) return;
    ending = true;
    logger.log(`Ending: ${why}`);
    setTimeout(() => {
      logger.error('Something did not finish within 25 s; ending without it.');
      process.exit(0);
    }, HARD_STOP_MS);
    void close(app, logger);
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  // A supervisor that was killed cannot send signals, but its channel closes.
  if (process.env['HEDGEROW_SUPERVISED'] === '1') process.on('disconnect', () => end('the supervisor is gone'));
}

async function close(app: INestApplicationContext, logger: Logger): Promise<void> {
  app.get(Readiness, { strict: false }).leave();
  try {
    if (process.env['NODE_ENV'] === 'production') await new Promise((resolve) => setTimeout(resolve, NOTICE_MS));
    await app.close();
    logger.log('Ended.');
    process.exit(0);
  } catch (error) {
    logger.error(error);
    process.exit(1);
  }
}
