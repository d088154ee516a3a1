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
  /** @type {Promise<unknown>} */
  let starting = Promise.resolve();
  let askedAt = 0;

  async function stopAll() {
    await progress.step('Stop', async () => {
      // What is just being started closes itself when it fails, or is stopped when it stands.
      await starting.catch(() => {});
      for (const part of running.splice(0).reverse()) await part.stop();
    });
    process.exit(0);
  }

  function request() {
    const now = Date.now();
    if (askedAt === 0) {
      askedAt = now;
      stopAll().catch((error) => {
        console.error(error);
        process.exit(1);
      });
    } else if (now - askedAt > SAME_PRESS) {
      progress.say('Stopping at once. The next start recovers the database.');
      for (const part of running) part.abandon();
      process.exit(130);
    }
  }

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, request);
  process.on('disconnect', request);
  process.channel?.unref();
  return {
    /** @param {{ stop: () => Promise<void>, abandon: () => void }} part */
    use: (part) => void running.push(part),
    /**
     * @template T
     * @param {Promise<T>} work
     * @returns {Promise<T>}
     */
    guard(work) {
      starting = work;
      return work;
    },
  };
}

/** @typedef {ReturnType<typeof onStopRequest>} StopRequest */
