import { MockProblem } from '../problem';
import type { Operation } from './contract';

/** Parameters as text; what is repeated is a list. The checks make numbers of it where the contract wants them. */
export function readQuery({ parameters }: Operation, search: URLSearchParams): Record<string, unknown> {
  const query: Record<string, unknown> = {};
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    query[name] = values.length > 1 ? values : values[0];
  }
  // More than the most is taken as the most, not refused.
  const most = parameters.find(({ name }) => name === 'limit')?.schema['maximum'];
  if (typeof most === 'number' && Number(query['limit']) > most) query['limit'] = most;
  return query;
}

/** Throws 400 for what is no JSON, and 415 for another kind of body. */
export async function readBody({ body, method }: Operation, request: Request): Promise<unknown> {
  if (!body || method === 'get') return {};
  const sent = (request.headers.get('content-type') ?? '').split(';')[0] ?? '';
  if (sent === '' && !body.isRequired) return {};
  const isKnown = sent === body.mediaType || (sent.endsWith('+json') && body.mediaType.endsWith('json'));
  if (!isKnown) throw new MockProblem(415, 'unsupported_media_type', { detail: `Send ${body.mediaType}.` });
  if (body.mediaType === 'multipart/form-data') return Object.fromEntries((await request.formData()).entries());
  const text = await request.text();
  if (text === '' && !body.isRequired) return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new MockProblem(400, 'malformed_request', { detail: 'The body is no JSON.' });
  }
}
