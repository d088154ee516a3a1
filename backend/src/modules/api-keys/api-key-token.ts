import { createHash, randomInt } from 'node:crypto';

/** `hr_<key id>_<secret>`: the key is found by its id, the secret is compared by its hash. */
export interface ApiKeyToken {
  id: string;
  secret: string;
}

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 43 of 62 characters are 256 bits. Letters and digits only: a double click selects all of it. */
const SECRET_LENGTH = 43;
const TOKEN = /^hr_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([0-9A-Za-z]{43})$/;

export const newSecret = (): string =>
  Array.from({ length: SECRET_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** The part of a key that may be shown: it identifies the key and opens nothing. */
export const prefixOf = (id: string): string => `hr_${id.replaceAll('-', '')}`;

export const writeToken = ({ id, secret }: ApiKeyToken): string => `${prefixOf(id)}_${secret}`;

export function readToken(token: string): ApiKeyToken | null {
  const [, ...parts] = TOKEN.exec(token) ?? [];
  const secret = parts.pop();
  return secret ? { id: parts.join('-'), secret } : null;
}
