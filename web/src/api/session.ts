import { logout, refreshAccessToken } from './generated/requests/public.gen';
import { Problem } from './problem';
import { sessionMark } from './session-mark';

interface Token {
  value: string;
  /** Milliseconds on this device’s clock. */
  expiresAt: number;
}

interface SignedIn {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
}

/** Renewed this long before it expires, so that the token outlives a slow upload. */
const EARLY_MS = 30_000;

// In memory only, so that an injected script finds no stored token. The refresh cookie is HttpOnly.
let current: Token | null = null;
let renewal: Promise<string | null> | null = null;
let onEnd: (isMeant: boolean) => void = () => undefined;

// Other tabs share the cookie, so they must not continue as someone else.
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('hedgerow-session');

export const session = {
  /** Takes the session from the response of a sign-in, registration, or company switch. */
  start({ accessToken, expiresIn }: SignedIn): void {
    current = { value: accessToken, expiresAt: Date.now() + expiresIn * 1000 };
  },

  /** Someone signed in here and didn’t sign out; only the server knows whether the session still exists. */
  get isExpected(): boolean {
    return sessionMark.isThere;
  },

  /** The access token, renewed when it is about to expire; null when nobody is signed in. */
  token(): Promise<string | null> {
    if (current && current.expiresAt - EARLY_MS > Date.now()) return Promise.resolve(current.value);
    return session.renew();
  },

  /** Identifies company and session, for what a person’s windows share; null when nobody is signed in. */
  async name(): Promise<string | null> {
    const token = await session.token().catch(() => null);
    return token && `${claimOf(token, 'tid')}-${claimOf(token, 'sid')}`;
  },

  /** Renews by the cookie; concurrent callers share one request. */
  renew(): Promise<string | null> {
    renewal ??= askForToken().finally(() => {
      renewal = null;
    });
    return renewal;
  },

  async signOut(): Promise<void> {
    await logout({ body: {}, throwOnError: true });
    tabs?.postMessage('ended');
    end(true);
  },

  /** After signing in or switching companies: every other tab reloads. */
  tellOtherTabs(): void {
    tabs?.postMessage('changed');
  },

  /** Called once the session is over. `isMeant`: the person signed out, so the next one must not be led back. */
  onEnd(listener: (isMeant: boolean) => void): void {
    onEnd = listener;
    tabs?.addEventListener('message', ({ data }) => (data === 'ended' ? end(true) : window.location.reload()));
  },
};

function claimOf(token: string, claim: string): string {
  const [, payload = ''] = token.split('.');
  const claims: unknown = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')));
  return typeof claims === 'object' && claims !== null ? String(Reflect.get(claims, claim)) : '';
}

async function askForToken(): Promise<string | null> {
  const { data, error: failure } = await refreshAccessToken({ body: {} });
  if (data) {
    session.start(data);
    return data.accessToken;
  }
  // A Problem, which the contract's types do not know.
  const error: unknown = failure;
  // Only the API's own refusal ends a session. A lost connection, a proxy, a restart or a page that is left does not.
  if (!isRefusal(error)) throw error;
  end(false);
  return null;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 401 || error.code === 'no_company');

function end(isMeant: boolean): void {
  const wasSignedIn = current !== null || session.isExpected;
  current = null;
  sessionMark.forget();
  if (wasSignedIn) onEnd(isMeant);
}
