import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(import.meta.url);

/**
 * Does something in a process of its own, which ends with it: what it loads does not stay with a process that lives long.
 * The exported function gets the arguments and, last, a signal that aborts when we break off or end.
 * @param {URL} module @param {string} name @param {unknown[]} args @param {AbortSignal} [signal] @returns {Promise<any>}
 */
export function apart(module, name, args, signal) {
  const child = fork(HERE, { execArgv: [] });
  child.send({ module: module.href, name, args });
  const breakOff = () => child.kill('SIGTERM');
  signal?.addEventListener('abort', breakOff);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('message', (/** @type {{ value?: unknown, failure?: string }} */ { value, failure }) => {
      if (failure === undefined) resolve(value);
      else reject(new Error(failure));
    });
    child.once('exit', (code, killedBy) => {
      signal?.removeEventListener('abort', breakOff);
      reject(new Error(`${name} ended with ${killedBy ?? code}.`));
    });
  });
}

/** @param {{ module: string, name: string, args: unknown[] }} work */
async function work({ module, name, args }) {
  const stopped = new AbortController();
  for (const event of ['disconnect', 'SIGTERM', 'SIGHUP']) process.once(event, () => stopped.abort());
  // A Ctrl-C reaches both of us; whoever started us decides.
  process.on('SIGINT', () => {});
  try {
    const value = await (await import(module))[name](...args, stopped.signal);
    process.send?.({ value });
  } catch (error) {
    process.send?.({ failure: error instanceof Error ? error.message : String(error) });
  }
  if (process.connected) process.disconnect?.();
}

if (process.send && process.argv[1] === HERE)
  process.once('message', (message) => void work(/** @type {any} */ (message)));
