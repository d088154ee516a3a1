/** A terminal and npm each pass on one Ctrl-C: what follows this soon is the same key press. */
const SAME_PRESS = 800;

/**
 * Ends everything in order on Ctrl-C, SIGTERM, a closed terminal, or when the process that started us is gone. A second
 * Ctrl-C ends it at once.
 * @param {import('../progress.mjs').Progress} progress
 */
export function onStopRequest(progress) {
  /** @type {{ stop: () => Promise<void>, abandon: () => void }[]} */
  const running = [];
  const abort = new AbortController();
  let starting = Promise.resolve();
  let askedAt = 0;

  async function stopAll() {
    abort.abort(new Error('stopped'));
    await progress.step('Stop', async () => {
      await starting;
      for (const part of running.splice(0).reverse()) await part.stop();
    });
    process.exit(0);
  }

  function stopAtOnce() {
    progress.say('Stopping at once. The next start recovers the database.');
    for (const part of running) part.abandon();
    process.exit(130);
  }

  function request() {
    const now = Date.now();
    if (askedAt !== 0) {
      if (now - askedAt > SAME_PRESS) stopAtOnce();
      return;
    }
    askedAt = now;
    stopAll().catch((error) => {
      console.error(error);
      process.exit(1);
    });
  }

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, request);
  process.on('disconnect', request);
  process.channel?.unref();
  return {
    /** Aborted when the stop was asked for. */
    signal: abort.signal,
    /** @param {{ stop: () => Promise<void>, abandon: () => void }} part stopped in reverse order */
    use: (part) => void running.push(part),
    /**
     * Runs the start. A stop waits until it is broken off and has closed what it opened; then nobody awaits it any more.
     * @param {() => Promise<void>} start
     */
    async guard(start) {
      const work = start();
      starting = work.catch(() => {});
      await work.catch((error) => (abort.signal.aborted ? new Promise(() => {}) : Promise.reject(error)));
    },
  };
}

/** @typedef {ReturnType<typeof onStopRequest>} StopRequest */
