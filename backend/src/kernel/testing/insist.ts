import { setTimeout as pause } from 'node:timers/promises';
import type { InjectResponse } from './http-test-app.js';

const TRIES = 200;
const AGAIN_MS = 50;

/** Sends again what was told to come back: of many at once, some wait longer on a busy machine than a request may. */
export async function insist(send: () => Promise<InjectResponse>): Promise<InjectResponse> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send();
    if (answer.statusCode !== 503 || tries === TRIES) return answer;
    await pause(AGAIN_MS);
  }
}
