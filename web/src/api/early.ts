/**
 * The first screen's requests, sent by `boot.ts` while the app is still loading. The first identical request of the app
 * takes the response; one that is not taken in time is ignored.
 */
type Asked = Map<string, { at: number; answer: Promise<Response | null> }>;

declare global {
  interface Window {
    /** `boot.ts` is a separate script: it hands its requests over here. */
    hedgerowAsked?: Asked;
  }
}

export interface FirstRead {
  path: string;
  query?: Readonly<Record<string, unknown>>;
}

const REFRESH = '/api/v1/auth/refresh';

/** Shorter than the event stream looks back (`LOOK_BACK_S`), so that no change after the response is missed. */
const FRESH_MS = 8_000;

/** Sends requests that need no sign-in. */
export function askEarly(reads: readonly FirstRead[]): void {
  keep(reads, (address) => fetch(address));
}

/** Renews the session and sends requests with its token. */
export function askEarlyAsSignedIn(reads: readonly FirstRead[]): void {
  const headers = { 'Content-Type': 'application/json' };
  const renewed = fetch(REFRESH, { method: 'POST', headers, body: '{}' });
  const token = renewed.then(tokenOf);
  asked().set(`POST ${REFRESH}?`, { at: performance.now(), answer: orNull(renewed) });
  keep(reads, async (address) => {
    const value = await token;
    return value === null ? null : fetch(address, { headers: { Authorization: `Bearer ${value}` } });
  });
}

/** @returns null if nothing was requested, no response came, or the data is too old */
export async function takeEarly(request: Request): Promise<Response | null> {
  const { pathname, searchParams } = new URL(request.url);
  const key = keyOf(request.method, pathname, searchParams);
  const early = window.hedgerowAsked?.get(key);
  if (!early) return null;
  window.hedgerowAsked?.delete(key);
  // Only data goes stale. The renewal’s cookie works once; sent again, it may be taken for a stolen one.
  const isFresh = request.method !== 'GET' || performance.now() - early.at < FRESH_MS;
  return isFresh ? early.answer : null;
}

function keep(reads: readonly FirstRead[], ask: (address: string) => Promise<Response | null>): void {
  for (const { path, query = {} } of reads) {
    const values = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    const answer = orNull(ask(values.size > 0 ? `${path}?${values.toString()}` : path));
    asked().set(keyOf('GET', path, values), { at: performance.now(), answer });
  }
}

const asked = (): Asked => (window.hedgerowAsked ??= new Map());

/** The same key whatever the order of the parameters. */
function keyOf(method: string, path: string, query: URLSearchParams): string {
  const sorted = new URLSearchParams(query);
  sorted.sort();
  return `${method} ${path}?${sorted.toString()}`;
}

const orNull = (answer: Promise<Response | null>): Promise<Response | null> => answer.catch(() => null);

async function tokenOf(answer: Response): Promise<string | null> {
  if (!answer.ok) return null;
  const body: unknown = await answer.clone().json();
  return typeof body === 'object' && body && 'accessToken' in body ? String(body.accessToken) : null;
}
