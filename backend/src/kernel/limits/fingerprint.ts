import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const FINGERPRINT = Symbol('fingerprint');

interface Fingerprinted extends IncomingMessage {
  [FINGERPRINT]?: string;
}

/**
 * What stands for the credential of a request, made once: limits, claims and standing ask by it. Not the credential itself:
 * nothing keeps one in memory longer than its request.
 */
export function fingerprintOf(request: Fingerprinted): string {
  return (request[FINGERPRINT] ??= hash('sha256', request.headers.authorization ?? '', 'base64url'));
}
