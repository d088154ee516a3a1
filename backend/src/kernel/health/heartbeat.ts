import { url as inspectorUrl } from 'node:inspector';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

const BEAT_MS = 1_000;
const NEVER = 2 ** 31 - 1;

/**
 * Silence after which a process counts as hung. An API that stands still keeps everybody waiting; a worker may lay out
 * a large document meanwhile, but lost its task to another worker when its lock ran out (queue-settings.ts).
 */
export const HUNG_AFTER_S = { api: 15, worker: 30 } as const;

/** Before it is ready: modules are compiled and much is made in one go, on slow machines as well. */
const STARTING_HUNG_AFTER_S = 60;

/** Whoever watches learns after how many seconds of silence this process hangs; null: never. */
type Watch = (hungAfter: number | null) => void;

let watch: Watch | undefined;

/**
 * From now on shows that the event loop turns. Whoever watches ends this process by force after some time without a sign,
 * to be started again: the supervisor, which also notices a process that was stopped or does not get as far as here;
 * where there is none (containers, systemd), a thread of its own. Both count their own seconds and look at no clock, so a
 * machine that slept is not taken for a hang.
 */
export function sendHeartbeats(): void {
  watch ??= process.env['HEDGEROW_SUPERVISED'] === '1' ? watchedBySupervisor() : watchedByThread();
}

/** Tells the supervisor, if there is one, that this process does its work now, and counts as hung sooner. */
export function reportReady(hungAfter: number): void {
  sendHeartbeats();
  watch?.(isDebugged() ? null : hungAfter);
  process.send?.({ ready: true });
}

/** A process that is held at a breakpoint must not be restarted. */
const isDebugged = () => inspectorUrl() !== undefined;

function watchedBySupervisor(): Watch {
  // A supervisor that is gone is noticed by end-gracefully.ts; here it must not end the process in disorder.
  const tell = (message: object) => void process.send?.(message, undefined, undefined, () => undefined);
  if (isDebugged()) tell({ hungAfter: null });
  beatTo(() => tell({ alive: true }));
  return (hungAfter) => tell({ hungAfter });
}

function watchedByThread(): Watch {
  if (isDebugged()) return () => undefined;
  const shared = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const setBound: Watch = (hungAfter) => void Atomics.store(shared, 1, hungAfter ?? NEVER);
  setBound(STARTING_HUNG_AFTER_S);
  const program = new URL(`./hang-watch${extname(import.meta.url)}`, import.meta.url);
  new Worker(program, { name: 'hang-watch', workerData: shared }).unref();
  beatTo(() => void Atomics.add(shared, 0, 1));
  return setBound;
}

function beatTo(sign: () => void): void {
  setInterval(sign, BEAT_MS).unref();
}
