import type { EventEmitter } from 'node:events';
import type { Logger } from '@nestjs/common';

const QUIET_MS = 10_000;

/** Logs the errors of a queue or worker, the same one at most every ten seconds: a lost server repeats it. */
export function reportErrors(emitter: Pick<EventEmitter, 'on'>, logger: Logger, name: string): void {
  const lastSaid = new Map<string, number>();
  emitter.on('error', (error: Error) => {
    const message = error.message || error.name;
    const now = Date.now();
    if (now - (lastSaid.get(message) ?? 0) < QUIET_MS) return;
    lastSaid.set(message, now);
    if (lastSaid.size > 100) lastSaid.clear();
    logger.warn(`${name}: ${message}`);
  });
}
