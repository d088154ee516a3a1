import { completePasskeySignIn, startPasskeySignIn } from '../../api/generated/requests/public.gen';
import type { PasskeySignInDto, SignInDto } from '../../api/generated/requests/types.gen';

export type Signed = Omit<PasskeySignInDto, 'client'>;

/** Whether this browser can use passkeys at this address. Browsers bind them to a domain, which an IP address is not. */
export const knowsPasskeys = (): boolean =>
  typeof PublicKeyCredential === 'function' && !/^[\d.]+$|^\[/.test(window.location.hostname);

/** Somebody has clicked: what is only suggested must not take the place of that. */
let isAsked = false;

/** Signs in on its own, or as the second step of a sign-in. Null if the person gave up. */
export async function signInWithPasskey(challengeId?: string): Promise<SignInDto | null> {
  isAsked = true;
  const signed = await askForPasskey({ ...(challengeId !== undefined && { challengeId }) });
  return signed && complete(signed);
}

/** Has a passkey sign: after a click, or when one is chosen among what the browser suggests for the email. */
export async function askForPasskey(step: { challengeId?: string }, isSuggested = false): Promise<Signed | null> {
  // Fetched where it is used: few people see it in one visit.
  const [{ data: options }, { signWithPasskey }] = await Promise.all([
    startPasskeySignIn({ body: step, throwOnError: true }),
    import('./passkey-ceremony'),
  ]);
  if (isSuggested && isAsked) return null;
  const signed = await signWithPasskey(options, isSuggested);
  return signed && { ...signed, ...step };
}

export async function complete(signed: Signed): Promise<SignInDto> {
  const { data } = await completePasskeySignIn({ body: signed, throwOnError: true });
  return data;
}
