import { hasBody } from '../admission/index.js';
import type { Call } from '../endpoint/index.js';
import { UnsupportedMediaType } from '../problem/index.js';

const JSON_TYPE = 'application/json';
export const MERGE_PATCH = 'application/merge-patch+json';

/**
 * Throws 415 for a body in a format that the route does not take: JSON, for PATCH also a merge patch; files where
 * declared.
 */
export function requireMediaType(call: Call): void {
  const { request } = call;
  if (!hasBody(request)) return;
  const [given = '', ...parameters] = (request.headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const taken = takenBy(call);
  if (!taken.includes(given)) {
    // RFC 5789: a PATCH refused for its format is told which formats are accepted.
    if (request.method === 'PATCH') call.reply.header('accept-patch', taken.join(', '));
    throw new UnsupportedMediaType(`Send ${taken.join(' or ')}.`);
  }
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (charset && !/^charset="?utf-?8"?$/.test(charset)) throw new UnsupportedMediaType('Send UTF-8.');
}

const takenBy = ({ request: { method }, route }: Call): string[] =>
  route.consumes ?? (method === 'PATCH' ? [MERGE_PATCH, JSON_TYPE] : [JSON_TYPE]);
