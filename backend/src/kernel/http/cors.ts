import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const READABLE = [
  'Deprecation',
  'ETag',
  'Idempotency-Replayed',
  'Link',
  'Location',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Sunset',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'X-Request-Id',
];

/**
 * Lets pages of exactly these origins call the API with a token. Without credentials: the refresh cookie is only for
 * our own pages.
 */
export function allowOrigins(app: NestFastifyApplication, origins: string[]): void {
  if (origins.length === 0) return;
  const methods = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'];
  app.enableCors({ origin: origins, credentials: false, methods, exposedHeaders: READABLE, maxAge: 600 });
}
