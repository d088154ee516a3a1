import { uuidv7 } from '../lib/uuid';

/**
 * Gives a request its `Idempotency-Key`. Where nobody knows what became of it (no answer, or one that says "later"), the
 * same wish keeps its key: whoever presses the button again has it done once, not twice.
 */
export class SameKey {
  /** Key of each wish whose outcome is open. */
  private readonly open = new Map<string, string>();

  async send(request: Request, send: (request: Request) => Promise<Response>): Promise<Response> {
    const wish = await wishOf(request);
    const key = this.open.get(wish) ?? uuidv7();
    this.open.set(wish, key);
    request.headers.set('Idempotency-Key', key);
    const answer = await send(request);
    if (isFinal(answer)) this.open.delete(wish);
    return answer;
  }
}

/** A file on its way up is not read to compare it: sent again, it is another one. */
async function wishOf(request: Request): Promise<string> {
  const isFile = request.headers.get('Content-Type')?.startsWith('multipart/') ?? false;
  const version = request.headers.get('If-Match') ?? '';
  return [request.url, version, isFile ? uuidv7() : await request.clone().text()].join('\n');
}

/** A refusal is: what was refused may be allowed next time, and must not be answered from memory. */
const isFinal = ({ status, headers }: Response): boolean => status < 500 && !headers.has('Retry-After');
