import { uuidv7 } from '../lib/uuid';

type Send = (request: Request) => Promise<Response>;

interface Sent {
  effect: string | null;
  key: string;
  at: number;
  /** Whether it ended without anybody knowing how. */
  isOpen: boolean;
}

/** Whoever comes back later means it anew. */
const OPEN_MS = 120_000;
/** A second each, as the server asks: the first try may still be running. */
const MOST_TRIES = 10;

/**
 * Gives each request its `Idempotency-Key`. Where nobody knows what became of the last one (no answer, or a server in
 * trouble), the same request has the same key: whoever presses the button again has it done once, not twice.
 *
 * Only the last one, and not for long: "pause" that is pressed again after "resume" is another effect, and the answer of
 * the first must not stand for it.
 */
export class SameKey {
  private last: Sent | null = null;

  async send(request: Request, send: Send, now: () => number = Date.now): Promise<Response> {
    const sent: Sent = { effect: await effectOf(request), key: uuidv7(), at: now(), isOpen: false };
    if (this.last && isSame(this.last, sent)) sent.key = this.last.key;
    this.last = sent;
    request.headers.set('Idempotency-Key', sent.key);
    try {
      const answer = await (sent.effect === null ? send(request) : untilAnswered(request, send));
      sent.isOpen = isOpen(answer);
      return answer;
    } catch (error) {
      sent.isOpen = true;
      throw error;
    }
  }
}

const isSame = (last: Sent, { effect, at }: Sent): boolean =>
  last.isOpen && effect !== null && last.effect === effect && at - last.at < OPEN_MS;

/** null for a file on its way up: it is not read to be compared and kept, and sent again it is another one. */
async function effectOf(request: Request): Promise<string | null> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return null;
  return `${request.url}\n${await request.clone().text()}`;
}

/** The first try of the same key has its answer soon, and that is the answer. */
async function untilAnswered(request: Request, send: Send): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send(request.clone());
    if (!isRunning(answer) || tries === MOST_TRIES) return answer;
    const seconds = Number(answer.headers.get('Retry-After'));
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

const isRunning = ({ status, headers }: Response): boolean => status === 409 && headers.has('Retry-After');

/** A refusal is final: what was refused may be allowed next time. */
const isOpen = ({ status, headers }: Response): boolean => status >= 500 || headers.has('Retry-After');
