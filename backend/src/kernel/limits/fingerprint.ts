import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const FINGERPRINT = Symbol('fingerprint');

interface Fingerprinted extends IncomingMessage {
  [FINGERPRINT]?: string;
}

/**
 * Identifies the credential of a request, computed once: limits, claims and standing look it up. Not the credential
 * itself, which is kept in memory no longer than its request.
 */
export function fingerprintOf(request: Fingerprinted): string {
  return (request[FINGERPRINT] ??= hash('sha256', request.headers.authorization ?? '', 'base64url'));
}
