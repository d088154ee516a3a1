import { hash } from 'node:crypto';
import type { DoneFuncWithErrOrRes, FastifyReply, FastifyRequest } from 'fastify';
import { scopeIfAny } from '../context/index.js';
import { asSent, tagList } from '../endpoint/index.js';
import { JsonAnswer } from '../reading/index.js';
import { revisionOf } from './revision.js';

/**
 * ETag of a single record: its version. Lists and records without a version have none. A record that also shows things
 * which change without it (a job shows its visits) names those in `revision`: `"7.q8Xb2vTn4kQ"`; any other shows what the
 * caller may see and do, and all tell whether the company is read-only. So nobody gets a wrong "not modified", while `If-Match` still compares only the version.
 */
export function entityTag(answer: unknown): string | null {
  const body = answer instanceof JsonAnswer ? answer.version : answer;
  if (body === null || typeof body !== 'object' || !('version' in body)) return null;
  if (typeof body.version !== 'number') return null;
  const revision = 'revision' in body && typeof body.revision === 'string' ? body.revision : callerRevision();
  const shown = `${revision}${scopeIfAny()?.takesChanges === false ? '-read' : ''}`;
  return `"${body.version}${shown && `.${shown}`}"`;
}

const revisions = new WeakMap<ReadonlySet<string>, string>();

/** Differs between callers with different permissions. */
function callerRevision(): string {
  const permissions = scopeIfAny()?.actor?.permissions;
  if (!permissions) return '';
  const revision = revisions.get(permissions) ?? revisionOf([...permissions].sort());
  revisions.set(permissions, revision);
  return revision;
}

/** Gives the answer its tag, where it has one. */
export function tagged<Body>(reply: FastifyReply, body: Body): Body {
  const tag = entityTag(body);
  if (tag) reply.header('etag', tag);
  return body;
}

/**
 * `onSend` hook: 304 when the caller already has this answer. Answers without a version (a list, one's own profile) are
 * compared by their bytes: a weak tag, since `If-Match` cannot use it.
 */
export function notModified(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: DoneFuncWithErrOrRes,
): void {
  done(null, hasNothingNew(request, reply, payload) ? null : payload);
}

function hasNothingNew(request: FastifyRequest, reply: FastifyReply, payload: unknown): boolean {
  const reading = request.method === 'GET' || request.method === 'HEAD';
  if (!reading || reply.statusCode !== 200) return false;
  if (typeof payload === 'string') {
    if (!reply.hasHeader('etag')) reply.header('etag', `W/"${digestOf(payload)}"`);
    // A browser may keep it, privately, and revalidates it each time.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
  }
  const tag = reply.getHeader('etag');
  if (typeof tag !== 'string' || !isKnown(request, tag)) return false;
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return true;
}

/** Whether the caller already has what this tag stands for (`If-None-Match`). */
export function isKnown(request: FastifyRequest, tag: string): boolean {
  const known = tagList(request.headers['if-none-match'] ?? '');
  if (!known || known === '*') return known === '*';
  const [own = ''] = tagList(tag) ?? [];
  return known.some((candidate) => candidate === own || asSent(candidate) === own);
}

const digestOf = (payload: string) => hash('sha256', payload, 'base64url').slice(0, 22);
