const BEAT = 1_000;

/**
 * Signs of life of one process over its IPC channel (backend/src/kernel/health/heartbeat.ts). It counts turns of our own
 * loop without one, and looks at no clock: a machine that slept is one missed beat, and so are we when we were held up.
 */
export class Pulse {
  #alive = true;
  #missed = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #onLost;

  /** @param {(seconds: number) => void} onLost called once */
  constructor(onLost) {
    this.#onLost = onLost;
  }

  /** What the process sent: its first word says after how many seconds of silence it hangs. @param {any} message */
  feel(message) {
    this.#alive = true;
    if (message?.hungAfter && !this.#timer) this.#timer = setInterval(() => this.#look(message.hungAfter), BEAT);
  }

  /** @param {number} hungAfter */
  #look(hungAfter) {
    this.#missed = this.#alive ? 0 : this.#missed + 1;
    this.#alive = false;
    if (this.#missed < hungAfter) return;
    this.stop();
    this.#onLost(hungAfter);
  }

  stop() {
    clearInterval(this.#timer);
  }
}
