import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** Standard Webhooks requires 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret in the form that every Standard Webhooks library takes. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** The signed parts of a delivery. */
export interface SignedMessage {
  id: string;
  /** Seconds since 1970: receivers refuse old ones. */
  timestamp: number;
  body: string;
}

/** The three headers of Standard Webhooks, with one signature for each secret. */
export function signedHeaders({ id, timestamp, body }: SignedMessage, secrets: string[]): Record<string, string> {
  const signatures = secrets.map((secret) => `v1,${signature(`${id}.${timestamp}.${body}`, secret)}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}

const signature = (content: string, secret: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(content)
    .digest('base64');
