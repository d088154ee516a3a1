import { uuidv7 } from '../lib/uuid';

type Send = (request: Request) => Promise<Response>;

interface Sent {
  effect: string | null;
  key: string;
  at: number;
  /** Whether the outcome is unknown. */
  isOpen: boolean;
}

/** A request that is repeated later than this is meant as a new one. */
const OPEN_MS = 120_000;
/** One second each, as the server asks: the first attempt may still be running. */
const MOST_TRIES = 10;

/**
 * Gives each request its `Idempotency-Key`. If the outcome of the last request is unknown (no response, or a server
 * error), an identical request reuses its key, so that pressing the button again has one effect, not two. Only the last
 * request counts, and not for long: "pause" after "resume" is a new effect and must not get the response of the first
 * "pause".
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

/** null for an upload: its body isn’t read for comparison, so sending it again is a new request. */
async function effectOf(request: Request): Promise<string | null> {
  if (request.headers.get('Content-Type')?.startsWith('multipart/')) return null;
  return `${request.url}\n${await request.clone().text()}`;
}

/** The first attempt with this key will have a response soon, and that is the one to return. */
async function untilAnswered(request: Request, send: Send): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await send(request.clone());
    if (!isRunning(answer) || tries === MOST_TRIES) return answer;
    const seconds = Number(answer.headers.get('Retry-After'));
    await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
  }
}

const isRunning = ({ status, headers }: Response): boolean => status === 409 && headers.has('Retry-After');

/** A refusal is final: the same request may be allowed next time. */
const isOpen = ({ status, headers }: Response): boolean => status >= 500 || headers.has('Retry-After');
