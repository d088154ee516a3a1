import { createHmac, timingSafeEqual } from 'node:crypto';

const SECONDS_BYTES = 6;
const MAC_BYTES = 32;
const ID_BYTES = 16;
const TOKEN = /^[\w-]{1,600}$/;

/** What the link of a mail says. */
export interface MailedLink {
  /** What it is about: the bytes of an id, or an address. */
  subject: Buffer;
  expiresAt: Date;
}

export interface ReadLink extends MailedLink {
  signature: Buffer;
}

/** What a link is signed with, beside what it says. */
export interface LinkSeal {
  /** What it is for: none opens anything else. */
  kind: string;
  /** What its use changes, so that it works once: nothing is stored. */
  state: string;
  key: string;
}

/** What stands behind the `#` of a link, which browsers keep to themselves. */
export function writeLink({ subject, expiresAt }: MailedLink, seal: LinkSeal): string {
  const signed = signedPart(subject, expiresAt);
  return Buffer.concat([signed, signatureOf(signed, seal)]).toString('base64url');
}

/** Null if it can't be one of ours. */
export function readLink(token: string): ReadLink | null {
  const bytes = Buffer.from(TOKEN.test(token) ? token : '', 'base64url');
  const end = bytes.length - MAC_BYTES - SECONDS_BYTES;
  if (end < 1 || bytes.toString('base64url') !== token) return null;
  return {
    subject: bytes.subarray(0, end),
    expiresAt: new Date(bytes.readUIntBE(end, SECONDS_BYTES) * 1000),
    signature: bytes.subarray(end + SECONDS_BYTES),
  };
}

/** Whether it is one of ours, and still works. */
export function isGood({ subject, expiresAt, signature }: ReadLink, seal: LinkSeal): boolean {
  const expected = signatureOf(signedPart(subject, expiresAt), seal);
  return timingSafeEqual(expected, signature) && expiresAt.getTime() > Date.now();
}

function signedPart(subject: Buffer, expiresAt: Date): Buffer {
  const seconds = Buffer.alloc(SECONDS_BYTES);
  seconds.writeUIntBE(Math.floor(expiresAt.getTime() / 1000), 0, SECONDS_BYTES);
  return Buffer.concat([subject, seconds]);
}

const signatureOf = (signed: Buffer, { kind, state, key }: LinkSeal): Buffer =>
  createHmac('sha256', key).update(`${kind}:`).update(signed).update(state).digest();

/** The subject of a link about an account. */
export const bytesOfId = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The other way around. Null for a link about something else. */
export const idOf = ({ subject }: MailedLink): string | null =>
  subject.length === ID_BYTES ? subject.toString('hex') : null;
