import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../root.mjs';

/**
 * @typedef {{ id: string, method: string, path: string, open: boolean, streams: boolean }} Operation
 * @typedef {{ params?: Record<string, string>, query?: Record<string, string>, body?: object, file?: string | Buffer,
 *   authorization?: string }} Sent
 */

/** Every operation of the contract, by its name. @returns {Map<string, Operation>} */
export function operationsOfContract() {
  const { paths } = JSON.parse(readFileSync(join(ROOT, 'openapi', 'openapi.json'), 'utf8'));
  /** @type {Operation[]} */
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { operationId }]) => operationId)
      .map(([method, { operationId: id, responses, 'x-permission': permission }]) => ({
        id,
        method: method.toUpperCase(),
        path,
        open: permission === 'public',
        streams: 'text/event-stream' in (responses['200']?.content ?? {}),
      })),
  );
  return new Map(operations.map((operation) => [operation.id, operation]));
}

/** @param {Pick<Sent, 'body' | 'file'>} sent @returns {{ body?: string | FormData, headers: Record<string, string> }} */
function contentOf({ body, file }) {
  if (file !== undefined) {
    const form = new FormData();
    form.set('file', new Blob([typeof file === 'string' ? file : new Uint8Array(file)]), 'a.csv');
    return { body: form, headers: {} };
  }
  return body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : { headers: {} };
}

/**
 * @param {string} baseUrl @param {Operation} operation @param {Sent} sent @param {string | undefined} authorization
 * @param {number} [tries]
 * @returns {Promise<{ bytes: number, body: any }>}
 */
export async function ask(baseUrl, operation, sent, authorization, tries = 3) {
  const { id, method, path, streams } = operation;
  const { params = {}, query = {}, ...content } = sent;
  const address = path.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? '');
  const { body, headers } = contentOf(content);
  const end = new AbortController();
  const answer = await fetch(`${baseUrl}${address}?${new URLSearchParams(query)}`, {
    method,
    headers: { ...headers, 'if-match': '*', ...(authorization && { authorization }) },
    signal: end.signal,
    ...(body && { body }),
  });
  if (streams) {
    end.abort();
    return { bytes: 0, body: {} };
  }
  const bytes = Buffer.from(await answer.arrayBuffer());
  // What stands in the way of others for a moment may be asked for again; the product's log says why.
  if (answer.status === 503 && tries > 1) return ask(baseUrl, operation, sent, authorization, tries - 1);
  if (!answer.ok) throw new Error(`${id} answered ${answer.status}: ${bytes}\n${JSON.stringify(content)}`);
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { bytes: bytes.length, body: isJson ? JSON.parse(bytes.toString()) : {} };
}
