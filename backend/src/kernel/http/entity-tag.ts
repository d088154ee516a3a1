import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * ETag of a single record: its version. Lists and records without a version have none. A record that also shows what
 * changes without it (a job shows its visits) names that in `revision`: `"7.q8Xb2vTn4kQ"`, so that nobody is told
 * "not modified" about it, while `If-Match` still compares the version alone.
 */
export function entityTag(body: unknown): string | null {
  if (body === null || typeof body !== 'object' || !('version' in body)) return null;
  if (typeof body.version !== 'number') return null;
  const revision = 'revision' in body && typeof body.revision === 'string' ? `.${body.revision}` : '';
  return `"${body.version}${revision}"`;
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
