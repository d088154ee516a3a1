/** Asked before each request, and once more with `expired` when the API refused what it gave. */
export type TokenProvider = (ask: { expired: boolean }) => string | Promise<string>;

/** Who calls: a program with its key, a person with an access token, or whatever a function answers. At most one. */
export interface Credentials {
  /** `hr_…`, for programs: servers, scripts, integrations. Never ship one in an app. */
  apiKey?: string;
  /** From sign-in; good for a few minutes. */
  accessToken?: string;
  /** For apps: answer the current access token, and refresh it when `expired` is true. */
  tokenProvider?: TokenProvider;
}

/** One way to ask for the token, whichever was given; undefined for calls that need none. */
export function tokenSource({ apiKey, accessToken, tokenProvider }: Credentials): TokenProvider | undefined {
  const given = [apiKey, accessToken, tokenProvider].filter((one) => one !== undefined);
  if (given.length > 1) throw new TypeError('Give one of apiKey, accessToken and tokenProvider.');
  const fixed = apiKey ?? accessToken;
  return fixed === undefined ? tokenProvider : () => fixed;
}
