/** Why a delivery is not to be trusted. Answer 400 and look at nothing in it. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
}

/** One event as it arrives. `data` depends on `type`. */
export interface WebhookEvent<Data = Record<string, unknown>> {
  type: string;
  timestamp: string;
  data: Data;
}

export interface WebhookDelivery {
  /** The body exactly as it came, before any JSON parser touched it. */
  payload: string | Uint8Array;
  /** `Headers`, or the headers of Node's and Express's requests. */
  headers: Headers | Record<string, string | string[] | undefined>;
  /** `whsec_…`; several while you change to another one. */
  secret: string | readonly string[];
  /** How old or early a delivery may be. Default 300. */
  toleranceSeconds?: number;
  /** For tests. */
  now?: Date;
}

const encoder = new TextEncoder();

/**
 * Checks a delivery by Standard Webhooks and answers its event; throws a `WebhookVerificationError` when it is not ours,
 * was changed on the way, or is a recording of an old one. Compares in constant time; runs wherever Web Crypto does.
 */
export async function verifyWebhook<Event = WebhookEvent>(delivery: WebhookDelivery): Promise<Event> {
  const { payload, secret, toleranceSeconds = 300, now = new Date() } = delivery;
  const id = headerOf(delivery.headers, 'webhook-id');
  const timestamp = headerOf(delivery.headers, 'webhook-timestamp');
  const signatures = headerOf(delivery.headers, 'webhook-signature').split(' ');
  checkAge(timestamp, now, toleranceSeconds);
  const body = typeof payload === 'string' ? encoder.encode(payload) : payload;
  const signed = concat(encoder.encode(`${id}.${timestamp}.`), body);
  const secrets = typeof secret === 'string' ? [secret] : secret;
  const keys = await Promise.all(secrets.map(importSecret));
  for (const signature of signatures) {
    const bytes = signature.startsWith('v1,') ? fromBase64(signature.slice(3)) : undefined;
    if (!bytes) continue;
    for (const key of keys) {
      // The comparison inside `verify` takes the same time wherever the first difference is.
      if (await crypto.subtle.verify('HMAC', key, bytes, signed))
        return JSON.parse(new TextDecoder().decode(body)) as Event;
    }
  }
  throw new WebhookVerificationError('No signature of this delivery was made with the secret.');
}

function headerOf(headers: WebhookDelivery['headers'], name: string): string {
  const found = headers instanceof Headers ? headers.get(name) : headers[name];
  const value = Array.isArray(found) ? found.join(' ') : found;
  if (!value) throw new WebhookVerificationError(`The header ${name} is missing.`);
  return value;
}

function checkAge(timestamp: string, now: Date, toleranceSeconds: number): void {
  if (!/^\d{1,12}$/.test(timestamp)) throw new WebhookVerificationError('The header webhook-timestamp is no time.');
  const age = now.getTime() / 1_000 - Number(timestamp);
  if (Math.abs(age) > toleranceSeconds) {
    throw new WebhookVerificationError(`The delivery is ${Math.round(age)} s old; check the clock of this machine.`);
  }
}

async function importSecret(secret: string): Promise<CryptoKey> {
  const bytes = fromBase64(secret.replace(/^whsec_/, ''));
  if (!bytes || bytes.length === 0) throw new TypeError('A webhook secret is whsec_ and base64.');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function concat(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
