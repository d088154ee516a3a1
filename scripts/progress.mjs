const LIVE_EVERY = 1000;

/** @param {number} since of performance.now() */
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Prints one line for each step, with its seconds. On a terminal the running step shows itself and its time; elsewhere
 * (CI, a pipe) only the finished line is written.
 * @param {NodeJS.WriteStream} [out]
 */
export function createProgress(out = process.stdout) {
  /** @type {string | null} */
  let live = null;

  const clear = () => out.isTTY && live !== null && out.write('\r\x1b[2K');

  /** @param {string} text */
  function show(text) {
    if (!out.isTTY) return;
    live = text.slice(0, Math.max(20, out.columns - 1));
    out.write(`\r\x1b[2K${live}`);
  }

  /** A line of its own, above the running step. @param {string} line */
  function say(line) {
    clear();
    out.write(`${line}\n`);
    if (live !== null && out.isTTY) out.write(live);
  }

  /**
   * Runs one step. What the work returns, if it is a text, is added to its line.
   * @template T
   * @param {string} title
   * @param {(tell: (detail: string) => void) => Promise<T> | T} work `tell` changes what the running step shows
   * @returns {Promise<T>}
   */
  async function step(title, work) {
    const since = performance.now();
    let detail = '';
    const redraw = () => show(`… ${title}${detail} ${seconds(since)}`);
    const timer = setInterval(redraw, LIVE_EVERY);
    timer.unref();
    redraw();
    const finish = (/** @type {string} */ line) => {
      clearInterval(timer);
      clear();
      live = null;
      out.write(`${line} ${seconds(since)}\n`);
    };
    try {
      const result = await work((text) => {
        detail = ` · ${text}`;
        redraw();
      });
      finish(`✔ ${title}${typeof result === 'string' && result !== '' ? ` · ${result}` : ''} ·`);
      return result;
    } catch (error) {
      finish(`✘ ${title} ·`);
      throw error;
    }
  }

  return { step, say };
}

/**
 * Nobody watches: a run inside a test.
 * @type {import('./stack.mjs').StackProgress}
 */
export const SILENT = { step: async (_title, work) => work(() => {}), say: () => {} };

/** @typedef {ReturnType<typeof createProgress>} Progress */
