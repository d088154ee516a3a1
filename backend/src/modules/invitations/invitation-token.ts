import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse as bytesOfUuid, stringify as uuidOf } from 'uuid';

/** What the link of an invitation contains: where the invitation is, and a secret, of which only the hash is stored. */
export interface InvitationToken {
  tenantId: string;
  invitationId: string;
  secret: Buffer;
}

const UUID_BYTES = 16;
const SECRET_BYTES = 32;
const TOKEN = /^[\w-]{86}$/;

export const newSecret = (): Buffer => randomBytes(SECRET_BYTES);

export const hashOf = (secret: Buffer): Buffer => createHash('sha256').update(secret).digest();

export const isSecretOf = (hash: Buffer, secret: Buffer): boolean => timingSafeEqual(hash, hashOf(secret));

export const writeToken = ({ tenantId, invitationId, secret }: InvitationToken): string =>
  Buffer.concat([bytesOfUuid(tenantId), bytesOfUuid(invitationId), secret]).toString('base64url');

/** Null if it can't be one of ours. */
export function readToken(token: string): InvitationToken | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  try {
    return {
      tenantId: uuidOf(bytes.subarray(0, UUID_BYTES)),
      invitationId: uuidOf(bytes.subarray(UUID_BYTES, 2 * UUID_BYTES)),
      secret: bytes.subarray(2 * UUID_BYTES),
    };
  } catch {
    return null;
  }
}
