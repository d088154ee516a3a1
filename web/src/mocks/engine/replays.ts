import type { Context } from 'hono';
import { MockProblem } from '../problem';
import type { Operation } from './contract';

interface Kept {
  asked: string;
  answer: Response;
}

/** Remembers answers by their `Idempotency-Key`, so that an app's retries can be tried out. */
export class Replays {
  private readonly kept = new Map<string, Kept>();

  /** The answer of the first request with this key. Throws `idempotency_key_reused` (422) for another request. */
  of(operation: Operation, context: Context, body: unknown): Response | null {
    const name = nameOf(operation, context);
    const first = name === null ? undefined : this.kept.get(name);
    if (!first) return null;
    if (first.asked !== askedOf(context, body)) throw new MockProblem(422, 'idempotency_key_reused');
    const answer = first.answer.clone();
    answer.headers.set('Idempotency-Replayed', 'true');
    return answer;
  }

  keep(operation: Operation, context: Context, body: unknown, answer: Response): Response {
    const name = nameOf(operation, context);
    if (name !== null) this.kept.set(name, { asked: askedOf(context, body), answer: answer.clone() });
    return answer;
  }
}

function nameOf({ id, parameters }: Operation, context: Context): string | null {
  const key = context.req.header('idempotency-key');
  const takesKeys = parameters.some(({ name }) => name.toLowerCase() === 'idempotency-key');
  return key !== undefined && takesKeys ? `${id} ${context.req.header('authorization') ?? ''} ${key}` : null;
}

const askedOf = (context: Context, body: unknown): string =>
  `${context.req.path} ${JSON.stringify(body, (_, value: unknown) => (value instanceof Blob ? value.size : value))}`;
