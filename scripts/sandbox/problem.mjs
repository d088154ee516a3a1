import { randomUUID } from 'node:crypto';

const REQUEST_ID = /^[\w.:-]{8,100}$/;

/**
 * An answer that the sandbox gives by itself.
 * @typedef {{ status: number, code: string, title: string, detail: string, headers?: Record<string, string>,
 *   members?: Record<string, unknown> }} Answer
 */

/** What the proxy says about itself, in the backend's words. @type {Record<string, Omit<Answer, 'detail'>>} */
const OWN = {
  malformed_request: { status: 400, code: 'malformed_request', title: 'Request couldn’t be read' },
  forbidden: { status: 403, code: 'forbidden', title: 'Your role doesn’t allow this' },
  not_found: { status: 404, code: 'not_found', title: 'Not found' },
  method_not_allowed: {
    status: 405,
    code: 'method_not_allowed',
    title: 'Method not allowed',
    headers: { allow: 'POST' },
  },
  internal_error: { status: 500, code: 'internal_error', title: 'Something went wrong' },
  unavailable: { status: 503, code: 'unavailable', title: 'Briefly unavailable', headers: { 'retry-after': '1' } },
};

/** @param {keyof typeof OWN} code @param {string} detail @returns {Answer} */
export function problem(code, detail) {
  const own = OWN[code];
  if (!own) throw new Error(`The sandbox has no problem ${code}.`);
  return { ...own, detail };
}

/**
 * Gives the request its name, as the backend would.
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
export function withRequestId({ headers }, response) {
  const given = headers['x-request-id'];
  response.setHeader('x-request-id', typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID());
}

/**
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 * @param {Answer} answer
 */
export function send(request, response, { status, code, title, detail, headers, members }) {
  const body = JSON.stringify({
    ...members,
    type: `urn:hedgerow:problem:${code}`,
    title,
    status,
    code,
    detail: detail.slice(0, 2000),
    instance: request.url?.split('?')[0]?.slice(0, 2000) ?? '/',
    requestId: response.getHeader('x-request-id'),
  });
  response.writeHead(status, { ...headers, 'content-type': 'application/problem+json; charset=utf-8' });
  response.end(request.method === 'HEAD' ? undefined : body);
}
