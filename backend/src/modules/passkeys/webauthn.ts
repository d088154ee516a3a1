import {
  type AuthenticatorTransport,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeAttestationObject, decodeClientDataJSON } from '@simplewebauthn/server/helpers';
import { bytesOfId } from '../mailed-links/index.js';
import type { Passkey } from './passkey.entity.js';
import type { NewPasskey, PasskeyUse } from './passkeys.js';
import type { RelyingParty } from './relying-party.js';

/** What an authenticator answers when it makes a passkey, in base64url. */
export interface Attestation {
  credentialId: string;
  clientDataJSON: string;
  attestationObject: string;
  transports?: string[];
}

/** What it answers when it signs. */
export interface Assertion {
  credentialId: string;
  clientDataJSON: string;
  authenticatorData: string;
  signature: string;
  userHandle?: string;
}

/** Ed25519, ES256 and RS256: every Node that runs the product verifies them, which is not so of newer ones. */
export const ALGORITHMS = [-8, -7, -257];

/** We ask for no attestation, so what comes has no certificates: nothing that one names is ever asked. */
const FORMATS: readonly string[] = ['none', 'packed'];

/** As WebAuthn says, and enough for RSA with 8192 bits: what the table keeps. */
const MOST_ID_BYTES = 1023;
const MOST_KEY_BYTES = 2000;

/** Which challenge an authenticator says that it has signed; null if what it says can't be read. */
export function challengeIn(clientDataJSON: string): Buffer | null {
  try {
    const { challenge } = decodeClientDataJSON(clientDataJSON);
    return Buffer.from(challenge, 'base64url');
  } catch {
    return null;
  }
}

/** The passkey that was made. Throws if anything is wrong with it. */
export async function attested(sent: Attestation, challenge: Buffer, party: RelyingParty): Promise<NewPasskey> {
  const { credentialId, transports = [], clientDataJSON, attestationObject } = sent;
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  if (!FORMATS.includes(attestation.get('fmt')) || attestation.get('attStmt').get('x5c') !== undefined)
    throw new Error('It has an attestation that nobody asked for.');
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { ...envelopeOf(credentialId), response: { clientDataJSON, attestationObject } },
    ...expectedOf(challenge, party),
    supportedAlgorithmIDs: ALGORITHMS,
  });
  if (!verified || registrationInfo.credential.id !== credentialId) throw new Error('The attestation is wrong.');
  const { credential, credentialBackedUp } = registrationInfo;
  const [id, publicKey] = [Buffer.from(credential.id, 'base64url'), Buffer.from(credential.publicKey)];
  if (id.length > MOST_ID_BYTES || publicKey.length > MOST_KEY_BYTES)
    throw new Error('It is longer than any real one.');
  return { credentialId: id, publicKey, counter: credential.counter, transports, isSynced: credentialBackedUp };
}

/** How a passkey was used. Throws if anything is wrong with the signature, or with who signed. */
export async function asserted(
  passkey: Passkey,
  { credentialId, userHandle, ...signed }: Assertion,
  challenge: Buffer,
  party: RelyingParty,
): Promise<PasskeyUse> {
  if (userHandle && userHandle !== handleOf(passkey.userId)) throw new Error('It names another person.');
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { ...envelopeOf(credentialId), response: signed },
    ...expectedOf(challenge, party),
    credential: { id: credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
  });
  if (!verified) throw new Error('The signature is wrong.');
  return { counter: authenticationInfo.newCounter, isSynced: authenticationInfo.credentialBackedUp };
}

/** What an authenticator knows a person by. */
export const handleOf = (userId: string): string => bytesOfId(userId).toString('base64url');

/** How a browser names a passkey that there is. */
export const descriptorOf = ({ credentialId, transports }: Passkey) => ({
  id: credentialId.toString('base64url'),
  // Browsers know more of them from year to year, and ignore what they don't know.
  transports: transports as AuthenticatorTransport[],
});

const envelopeOf = (id: string) => ({ id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} });

const expectedOf = (challenge: Buffer, { id, origins }: RelyingParty) => ({
  expectedChallenge: challenge.toString('base64url'),
  expectedOrigin: origins,
  expectedRPID: id,
  requireUserVerification: true,
});
