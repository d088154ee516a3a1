import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What the page or the app would say about where it is, and what a thief or a broken device would do otherwise. */
export interface Ceremony {
  origin?: string;
  rpId?: string;
  /** Whether it asked for a PIN, a finger or a face. */
  verifies?: boolean;
  /** Of its uses; counts on by itself unless told. */
  counter?: number;
  type?: string;
  /** How long its id is. */
  idBytes?: number;
}

interface Options {
  challenge: string;
}

interface CreationOptions extends Options {
  user: { id: string };
  rp: { id: string };
}

interface RequestOptions extends Options {
  rpId: string;
}

/** A passkey on a device. */
interface Kept {
  id: Buffer;
  key: KeyObject;
  userHandle: string;
  rpId: string;
}

type Cbor = number | string | Uint8Array | Map<Cbor, Cbor>;

/** What stands in for a phone or a security key: makes real keys, and signs as WebAuthn says. */
export class PasskeyDevice {
  readonly kept: Kept[] = [];
  private uses = 0;

  constructor(private readonly origin: string) {}

  /** What `confirmPasskey` takes. */
  create({ challenge, user, rp }: CreationOptions, odd: Ceremony = {}) {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(odd.idBytes ?? 16);
    this.kept.push({ id, key: privateKey, userHandle: user.id, rpId: rp.id });
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.authenticatorData(rp.id, odd, ATTESTED),
      Buffer.alloc(16),
      length,
      id,
      encoded(coseOf(publicKey)),
    ]);
    const attestation = new Map<Cbor, Cbor>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', authData],
    ]);
    return {
      credentialId: id.toString('base64url'),
      clientDataJSON: this.clientData('webauthn.create', challenge, odd),
      attestationObject: encoded(attestation).toString('base64url'),
      transports: ['internal'],
    };
  }

  /** What `completePasskeySignIn` takes, signed with the newest passkey unless told. */
  get({ challenge, rpId }: RequestOptions, odd: Ceremony = {}, kept = this.kept.at(-1)) {
    if (!kept) throw new Error('There is no passkey on this device.');
    this.uses += 1;
    const authData = this.authenticatorData(rpId, { counter: this.uses, ...odd });
    const clientDataJSON = this.clientData('webauthn.get', challenge, odd);
    const hash = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    return {
      credentialId: kept.id.toString('base64url'),
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', Buffer.concat([authData, hash]), kept.key).toString('base64url'),
      userHandle: kept.userHandle,
    };
  }

  private clientData(type: string, challenge: string, odd: Ceremony): string {
    const data = { type: odd.type ?? type, challenge, origin: odd.origin ?? this.origin, crossOrigin: false };
    return Buffer.from(JSON.stringify(data)).toString('base64url');
  }

  private authenticatorData(rpId: string, { rpId: other = rpId, verifies = true, counter = 0 }: Ceremony, flags = 0) {
    const head = Buffer.alloc(5);
    head.writeUInt8(PRESENT | (verifies ? VERIFIED : 0) | flags);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([createHash('sha256').update(other).digest(), head]);
  }
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** The public key as COSE writes it: EC2, ES256, P-256. */
function coseOf(key: KeyObject): Map<Cbor, Cbor> {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return new Map<Cbor, Cbor>([
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ]);
}

/** CBOR (RFC 8949), as much of it as is needed here. */
function encoded(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (value instanceof Map)
    return Buffer.concat([head(5, value.size), ...[...value].flat().map((part) => encoded(part))]);
  return Buffer.concat([head(2, value.length), value]);
}

/** The kind of a value and its number: up to 23 in the first byte, else behind it. */
function head(kind: number, number: number): Buffer {
  if (number < 24) return Buffer.from([(kind << 5) | number]);
  if (number < 256) return Buffer.from([(kind << 5) | 24, number]);
  return Buffer.from([(kind << 5) | 25, number >> 8, number & 255]);
}
