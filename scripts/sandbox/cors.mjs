const THIS_MACHINE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const METHODS = 'GET, HEAD, POST, PATCH, PUT, DELETE';

/**
 * Pages of any port of this machine may call, with cookies: whoever develops on it. The product itself lets in only the
 * origins that its operator lists.
 * @param {string[]} readable headers that their scripts may read
 */
export function allowLocalPages(readable) {
  return {
    /**
     * Writes what a browser wants to know; a question that comes before a request is answered by it.
     * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
     */
    answered({ method, headers }, response) {
      const { origin } = headers;
      if (origin === undefined || !THIS_MACHINE.test(origin)) return false;
      response.setHeader('access-control-allow-origin', origin);
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('access-control-expose-headers', readable.join(', '));
      response.setHeader('vary', 'Origin');
      if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) return false;
      response.setHeader('access-control-allow-methods', METHODS);
      response.setHeader('access-control-allow-headers', headers['access-control-request-headers'] ?? '');
      response.setHeader('access-control-max-age', '600');
      response.writeHead(204).end();
      return true;
    },
  };
}
