const BEAT = 1_000;

/**
 * Signs of life of one process over its IPC channel (backend/src/kernel/health/heartbeat.ts). It counts turns of our own
 * loop without one, and looks at no clock: a machine that slept is one missed beat, and so are we when we were held up.
 */
export class Pulse {
  #alive = true;
  #missed = 0;
  #timer;
  /** @type {number | null} */
  #hungAfter;
  #onLost;

  /** @param {number} hungAfter seconds of silence, until the process tells another number @param {(seconds: number) => void} onLost called once */
  constructor(hungAfter, onLost) {
    this.#hungAfter = hungAfter;
    this.#onLost = onLost;
    this.#timer = setInterval(() => this.#look(), BEAT);
  }

  /** What the process sent. @param {any} message `hungAfter: null`: it is never taken for hung */
  feel(message) {
    this.#alive = true;
    if (message?.hungAfter !== undefined) this.#hungAfter = message.hungAfter;
  }

  #look() {
    this.#missed = this.#alive ? 0 : this.#missed + 1;
    this.#alive = false;
    if (this.#hungAfter === null || this.#missed < this.#hungAfter) return;
    this.stop();
    this.#onLost(this.#hungAfter);
  }

  stop() {
    clearInterval(this.#timer);
  }
}
