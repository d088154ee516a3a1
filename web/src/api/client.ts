import { takeEarly } from './early';
import { PUBLIC_REQUESTS } from './generated/public-requests';
import { client } from './generated/requests/client.gen';
import { addressOf, to } from '../lib/paths';
import { inTime } from './in-time';
import { toProblem } from './problem';
import { SameKey } from './same-key';
import { session } from './session';

/** Longer than any request takes: long work is an operation, whose request returns at once. */
const ANSWER_WITHIN_MS = 30_000;

const sameKey = new SameKey();
const answeredInTime = (request: Request) => inTime(request, send, ANSWER_WITHIN_MS);

/** Sets up the one HTTP client behind every generated hook. */
export function configureClient(): void {
  client.setConfig({
    baseUrl: window.location.origin,
    fetch: (input) => {
      const request = new Request(input);
      return isEffect(request) ? sameKey.send(request, answeredInTime) : answeredInTime(request);
    },
  });
  client.interceptors.error.use((error, response) => {
    const problem = toProblem(error, response);
    if (problem.code === 'second_factor_enrolment_required') leadToSetUp();
    return problem;
  });
}

/** The company requires two-step verification from now on: loading anew leads there. */
function leadToSetUp(): void {
  if (window.location.pathname !== addressOf(to.requiredSetUp())) window.location.assign(addressOf(to.requiredSetUp()));
}

/** The `If-Match` header: the change is refused if someone else saved first. */
export const ifMatch = (version: number): { 'If-Match': string } => ({ 'If-Match': `"${version}"` });

/** Sends every request of the app with a valid token, and retries where that helps and is safe. */
export async function send(input: RequestInfo | URL): Promise<Response> {
  const request = new Request(input);
  if (isPublic(request)) return ask(request);

  const again = request.clone();
  const answer = await sendOnce(request, await session.token());
  if (answer.status !== 401) return answer;

  const renewed = await session.renew();
  return renewed ? sendOnce(again, renewed) : answer;
}

/** Requests that were sent before the app had loaded aren’t sent twice. */
const ask = async (request: Request): Promise<Response> => (await takeEarly(request)) ?? fetch(request);

async function sendOnce(request: Request, token: string | null): Promise<Response> {
  if (token) request.headers.set('Authorization', `Bearer ${token}`);
  const spare = request.headers.has('Idempotency-Key') ? request.clone() : null;
  try {
    return await ask(request);
  } catch (error) {
    // The connection broke before a response came: with the same key, the server acts once however often it arrives.
    if (spare && !spare.signal.aborted && navigator.onLine) return fetch(spare);
    throw error;
  }
}

const isEffect = (request: Request): boolean => request.method === 'POST' && !isPublic(request);

/** Sent without a token: these create one, or need none. */
const isPublic = ({ method, url }: Request): boolean => PUBLIC_REQUESTS.has(`${method} ${new URL(url).pathname}`);
