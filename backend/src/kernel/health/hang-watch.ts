// A thread beside the main one (heartbeat.ts): when the event loop has stood still for too long, nothing on it could
// end the process.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** Signs of life so far, and the seconds without one that count as a hang. */
const shared = workerData as Int32Array;
let seen = Atomics.load(shared, 0);
let silent = 0;

setInterval(() => {
  const [now, hungAfter] = [Atomics.load(shared, 0), Atomics.load(shared, 1)];
  silent = now === seen ? silent + 1 : 0;
  seen = now;
  if (silent < hungAfter) return;
  const line = {
    level: 60,
    time: new Date().toISOString(),
    msg: `The event loop has stood still for ${hungAfter} s; ending.`,
  };
  writeSync(1, `${JSON.stringify(line)}\n`);
  process.kill(process.pid, 'SIGKILL');
}, 1_000);
