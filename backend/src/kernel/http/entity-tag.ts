import type { FastifyReply, FastifyRequest } from 'fastify';

/** ETag of a single record: its version. Lists and records without a version have none. */
export function entityTag(body: unknown): string | null {
  if (body === null || typeof body !== 'object' || !('version' in body)) return null;
  return typeof body.version === 'number' ? `"${body.version}"` : null;
}

/** `onSend` hook: 304 when the caller already has what we would send. */
export async function notModified(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  const tag = reply.getHeader('etag');
  const known = request.headers['if-none-match'];
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!reading || !tag || !known || reply.statusCode !== 200) return payload;
  const matches = known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
  if (!matches && known.trim() !== '*') return payload;
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}
