import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';
import type { NewPasskeyDto, PasskeyCreationDto, PasskeyRequestDto } from '../../api/generated/requests/types.gen';
import { Problem } from '../../api/problem';
import type { Signed } from './passkey-sign-in';

/** Has the browser make a passkey. Null if another request took its place. */
export async function makePasskey(options: PasskeyCreationDto): Promise<Omit<NewPasskeyDto, 'name'> | null> {
  // The API says which words these are, the types only that they are text.
  const optionsJSON = options as PublicKeyCredentialCreationOptionsJSON;
  return orNull(ADDING, async () => {
    const { id, response } = await startRegistration({ optionsJSON });
    const { clientDataJSON, attestationObject, transports = [] } = response;
    return { credentialId: id, clientDataJSON, attestationObject, transports };
  });
}

/** Has a passkey sign. Null if another request took its place. */
export async function signWithPasskey(
  options: PasskeyRequestDto,
  isSuggested: boolean,
): Promise<Omit<Signed, 'challengeId'> | null> {
  const optionsJSON = options as PublicKeyCredentialRequestOptionsJSON;
  return orNull(SIGNING, async () => {
    const { id, response } = await startAuthentication({ optionsJSON, useBrowserAutofill: isSuggested });
    const { clientDataJSON, authenticatorData, signature, userHandle } = response;
    return { credentialId: id, clientDataJSON, authenticatorData, signature, ...(userHandle && { userHandle }) };
  });
}

/** The page is left. */
export const giveUp = (): void => WebAuthnAbortService.cancelCeremony();

interface Failures {
  title: string;
  detail: string;
}

const ADDING: Failures = {
  title: 'No passkey was added',
  detail: 'Try again, and confirm with your fingerprint, face, or PIN.',
};
const SIGNING: Failures = {
  title: 'No passkey was used',
  detail: 'Try again, or sign in with your email and password.',
};

const BY_CODE: Readonly<Record<string, Failures>> = {
  ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED: {
    title: 'You already have a passkey here',
    detail: 'Add one from another device or password manager.',
  },
  ERROR_AUTHENTICATOR_MISSING_USER_VERIFICATION_SUPPORT: {
    title: 'This device can’t keep passkeys',
    detail: 'Use one with a fingerprint, face, or PIN.',
  },
  ERROR_AUTHENTICATOR_MISSING_DISCOVERABLE_CREDENTIAL_SUPPORT: {
    title: 'This device can’t keep passkeys',
    detail: 'Use another device or a password manager.',
  },
  ERROR_INVALID_DOMAIN: {
    title: 'Passkeys don’t work at this address',
    detail: 'Open Hedgerow at its usual address.',
  },
  ERROR_INVALID_RP_ID: {
    title: 'Passkeys don’t work at this address',
    detail: 'Open Hedgerow at its usual address.',
  },
};

async function orNull<Made>(failures: Failures, make: () => Promise<Made>): Promise<Made | null> {
  try {
    return await make();
  } catch (error) {
    const code = error instanceof WebAuthnError ? error.code : '';
    if (code === 'ERROR_CEREMONY_ABORTED') return null;
    const words = BY_CODE[code] ?? failures;
    throw new Problem(422, { code: 'passkey_ceremony', ...words }, { title: words.title });
  }
}
