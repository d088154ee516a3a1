import { setTimeout as pause } from 'node:timers/promises';
import { reportReady } from '../../src/kernel/health/heartbeat.js';

/** A process whose event loop stands still as HANG says: `at start`, `forever`, `now and then`, or not at all. */
if (process.env['HANG'] === 'at start') for (;;) continue;
reportReady(3);
setInterval(() => undefined, 1_000);
process.on('SIGTERM', () => process.exit(0));

const standStill = (milliseconds: number) => {
  const end = performance.now() + milliseconds;
  while (performance.now() < end) continue;
};

if (process.env['HANG'] === 'forever') {
  await pause(100);
  standStill(Infinity);
}
if (process.env['HANG'] === 'now and then') {
  // In all for longer than it may without a sign of life.
  for (let time = 0; time < 8; time += 1) {
    standStill(500);
    await pause(50);
  }
  process.stdout.write('went on\n');
}
