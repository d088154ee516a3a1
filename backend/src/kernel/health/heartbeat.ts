import { url as inspectorUrl } from 'node:inspector';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

const BEAT_MS = 1_000;

/**
 * Silence after which a process counts as hung. An API that stands still keeps everybody waiting; a worker may lay out
 * a large document meanwhile, but lost its task to another worker when its lock ran out (queue-settings.ts).
 */
export const HUNG_AFTER_S = { api: 15, worker: 30 } as const;

/**
 * Tells the supervisor, if there is one, that this process does its work now, and from now on shows that its event loop
 * turns. Whoever watches ends it by force after that many seconds without a sign, to be started again: the supervisor,
 * which also notices a process that was stopped; where there is none (containers, systemd), a thread of its own.
 * Both count their own seconds and look at no clock, so a machine that slept is not taken for a hang.
 */
export function reportReady(hungAfter: number): void {
  // Somebody who stands at a breakpoint wants no restart.
  const watched = inspectorUrl() === undefined;
  if (process.env['HEDGEROW_SUPERVISED'] !== '1') {
    process.send?.({ ready: true });
    if (watched) beatTo(watchThread(hungAfter));
    return;
  }
  process.send?.({ ready: true, ...(watched && { hungAfter }) });
  // A supervisor that is gone is noticed by end-gracefully.ts; here it must not end the process in disorder.
  if (watched) beatTo(() => void process.send?.({ alive: true }, undefined, undefined, () => undefined));
}

function beatTo(sign: () => void): void {
  setInterval(sign, BEAT_MS).unref();
}

function watchThread(hungAfter: number): () => void {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const program = new URL(`./hang-watch${extname(import.meta.url)}`, import.meta.url);
  new Worker(program, { name: 'hang-watch', workerData: { beats, hungAfter } }).unref();
  return () => void Atomics.add(beats, 0, 1);
}
