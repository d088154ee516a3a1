import type { InjectResponse } from './http-test-app.js';

/** Sends again what was told to come back: of many at once, some wait longer on a busy machine than a request may. */
export async function insist(send: () => Promise<InjectResponse>): Promise<InjectResponse> {
  for (;;) {
    const answer = await send();
    if (answer.statusCode !== 503) return answer;
  }
}
