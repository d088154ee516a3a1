import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A row of the table. */
export interface StoredKey {
  id: string;
  sealed: Buffer;
  createdAt: Date;
  signsFrom: Date;
  followsSecret: boolean;
}

/** A key that this process can use. */
export interface SigningKey extends Omit<StoredKey, 'sealed'> {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** What is encrypted: a new key for ES256, which the libraries of every language verify. */
export const newPrivateKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'der' })
    .toString('base64');

export function openedKey({ sealed, ...row }: StoredKey, open: (sealed: Buffer) => string): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.from(open(sealed), 'base64'), format: 'der', type: 'pkcs8' });
  return { ...row, privateKey, publicKey: createPublicKey(privateKey) };
}

/** Where the encrypted key is stored. */
export const placeOf = (id: string): string => `signing_keys/${id}`;
