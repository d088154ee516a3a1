import { type INestApplicationContext, Logger } from '@nestjs/common';
import { Readiness } from './readiness.js';

/** We promise 30 s, after which supervisors kill. */
const HARD_STOP_MS = 25_000;
/** Behind a balancer: requests sent before it noticed that we are not ready are still served. */
const NOTICE_MS = 2_000;

/**
 * Shuts the process down in order: not ready, nothing new, in-flight work finishes, exit 0. A request or task that
 * hangs delays it by at most 25 s; its task is redone elsewhere.
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
