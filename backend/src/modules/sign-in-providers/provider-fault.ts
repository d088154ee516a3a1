import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { OutboundFailed, OutboundRefused } from '../../kernel/outbound/index.js';
import { ProviderFailed } from './sign-in-providers.errors.js';

const WRONG_CLIENT = 'It doesn’t accept the client ID and client secret in your settings.';

/** Codes of token endpoints (RFC 6749), for people. */
const TOKEN_ERRORS: Record<string, string> = {
  invalid_client: WRONG_CLIENT,
  unauthorized_client: 'It doesn’t allow this client to sign people in with a code.',
  invalid_grant: 'It no longer accepts this sign-in. Try again.',
  invalid_scope: 'It doesn’t allow the scopes openid, email, and profile.',
};

/** Codes of the library, for people. */
const ANSWERS: Record<string, string> = {
  OAUTH_RESPONSE_IS_NOT_CONFORM: 'There’s no OpenID Connect configuration at this issuer.',
  OAUTH_RESPONSE_IS_NOT_JSON: 'There’s no OpenID Connect configuration at this issuer.',
  OAUTH_PARSE_ERROR: 'Its answer isn’t valid JSON.',
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED:
    'It names another issuer. Enter the issuer exactly as its configuration does.',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'Its ID token is for another sign-in or another client.',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'Its ID token has expired. Check the clocks of both servers.',
  OAUTH_KEY_SELECTION_FAILED: 'Its ID token isn’t signed with one of its keys.',
};

/**
 * What went wrong at a provider, as a problem. Whatever a stranger’s server does is no fault of ours, so nothing of it becomes
 * a 500; what it wrote is not repeated. Mistakes of our own are thrown on.
 */
export function providerFault(error: unknown): ProviderFailed {
  const causes = [...causesOf(error)];
  const call = causes.find((one) => one instanceof OutboundFailed || one instanceof OutboundRefused);
  if (call) return new ProviderFailed(call.message);
  const [first] = causes;
  if (first instanceof ProviderFailed) return first;
  if (first instanceof WWWAuthenticateChallengeError) return new ProviderFailed(WRONG_CLIENT);
  if (first instanceof ResponseBodyError)
    return new ProviderFailed(TOKEN_ERRORS[first.error] ?? 'It refused to finish the sign-in.');
  if (first instanceof AuthorizationResponseError) return new ProviderFailed('It refused the sign-in.');
  if (first instanceof ClientError || first instanceof TypeError)
    return new ProviderFailed(answerOf(causes) ?? 'Its answer can’t be used for signing in.');
  throw error;
}

function answerOf(causes: Error[]): string | undefined {
  for (const cause of causes) {
    const { code } = cause as { code?: unknown };
    if (typeof code === 'string' && ANSWERS[code]) return ANSWERS[code];
  }
  return undefined;
}

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error; cause instanceof Error; cause = cause.cause) yield cause;
}
