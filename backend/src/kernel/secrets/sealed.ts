import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** First byte of everything sealed, so that a later format can be told apart. */
const FORM = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts with AES-256-GCM: format, nonce, tag, ciphertext. `place` says where the value belongs and is authenticated,
 * so ciphertext moved to another row or column does not open.
 */
export function seal(key: Buffer, plain: Buffer, place: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(FORM), iv, cipher.getAuthTag(), body]);
}

/** Decrypts what `seal` made for the same place; throws when it was changed, moved, or sealed with another key. */
export function unseal(key: Buffer, sealed: Buffer, place: string): Buffer {
  if (sealed[0] !== FORM) throw new Error('Sealed in a form that this version does not know.');
  const iv = sealed.subarray(1, 1 + IV_BYTES);
  const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
  const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(place)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
