// A thread beside the main one (heartbeat.ts): when that has not turned for too long, nothing in it could end the process.
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { beats, hungAfter } = workerData as { beats: Int32Array; hungAfter: number };
let seen = Atomics.load(beats, 0);
let silent = 0;

setInterval(() => {
  const now = Atomics.load(beats, 0);
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
