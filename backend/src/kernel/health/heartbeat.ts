import { url as inspectorUrl } from 'node:inspector';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

const BEAT_MS = 1_000;
const NEVER = 2 ** 31 - 1;

/**
 * Silence after which a process counts as hung. A hung API keeps everybody waiting; a worker may be laying out a large
 * document, but loses its task to another worker when its lock expires (queue-settings.ts).
 */
export const HUNG_AFTER_S = { api: 15, worker: 30 } as const;

/** Before it is ready: compiling modules and setting up takes long stretches, especially on slow machines. */
const STARTING_HUNG_AFTER_S = 60;

/** Tells the watcher after how many seconds of silence this process counts as hung; null: never. */
type Watch = (hungAfter: number | null) => void;

let watch: Watch | undefined;

/**
 * From now on signals that the event loop turns. A watcher kills this process after too long a silence, to be
 * restarted: the supervisor, which also notices a stopped process or one that never gets this far; without one
 * (containers, systemd), a thread of its own. Both count their own seconds and read no clock, so a machine that slept
 * is not taken for a hang.
 */
export function sendHeartbeats(): void {
  watch ??= process.env['HEDGEROW_SUPERVISED'] === '1' ? watchedBySupervisor() : watchedByThread();
}

/** Tells the supervisor, if any, that this process is working, and counts as hung sooner from now on. */
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
