import type { FastifyInstance } from 'fastify';
import { MalformedRequest } from '../problem/index.js';

/** Longer than any address in the contract; Node accepts 16 KiB of headers altogether. */
export const LONGEST_ADDRESS = 12_000;
const MOST_PARAMETERS = 200;
/** Characters that an address may contain; everything else is percent-encoded (RFC 3986). */
const WRITTEN = /^[\x21-\x7e]*$/;

/** Refuses an address whose query could be read in more than one way, before any of it is used. */
export function refuseUnreadableAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', ({ raw: { url = '/' } }, _reply, done) => {
    const error = errorIn(url);
    done(error ? new MalformedRequest(error) : undefined);
  });
}

function errorIn(url: string): string | undefined {
  if (url.length > LONGEST_ADDRESS) return `The URL is longer than ${LONGEST_ADDRESS} characters.`;
  if (!WRITTEN.test(url)) return UNREADABLE;
  const query = url.slice(url.indexOf('?') + 1);
  if (query === url) return undefined;
  if (query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS)
    return `The URL has more than ${MOST_PARAMETERS} parameters.`;
  return isDecodable(query) ? undefined : UNREADABLE;
}

const UNREADABLE = 'The URL isn’t percent-encoded UTF-8.';

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
