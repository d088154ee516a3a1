import type { FastifyInstance } from 'fastify';
import { MalformedRequest } from '../problem/index.js';

/** Longer than any address of the contract; Node takes 16 KiB of headers altogether. */
export const LONGEST_ADDRESS = 12_000;
const MOST_PARAMETERS = 200;
/** What stands in an address as it is; everything else is percent-encoded (RFC 3986). */
const WRITTEN = /^[\x21-\x7e]*$/;

/** What stands before the path of a request that is written as for a proxy (RFC 9112). Nobody here looks at it. */
const ORIGIN = /^https?:\/\/[^/?#]*/;
/** Letters, digits and `-._~`, which mean the same written as they are (RFC 3986). */
const NEEDLESSLY_ENCODED = /%(?:2[DE]|3\d|[46][1-9A-F]|[57][\dA]|5F|7E)/gi;

/**
 * The one spelling of an address. The router knows `/%61pi/v1/clients` and `http://any.example/api/v1/clients` for what
 * they are; so must whoever counts requests by their addresses.
 */
export function plainAddress(url: string): string {
  const target = url.replace(ORIGIN, '');
  const [path = ''] = target.split('?', 1);
  const rest = target.slice(path.length);
  if (!path.includes('%') || !isDecodable(path)) return `${path || '/'}${rest}`;
  return path.replace(NEEDLESSLY_ENCODED, (sign) => decodeURIComponent(sign)) + rest;
}

/** Refuses an address whose query nobody could read for certain, before a byte of it is used. */
export function refuseUnreadableAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', async ({ raw: { url = '/' } }) => {
    const error = errorIn(url);
    if (error) throw new MalformedRequest(error);
  });
}

function errorIn(url: string): string | undefined {
  if (url.length > LONGEST_ADDRESS) return `The address is longer than ${LONGEST_ADDRESS} characters.`;
  if (!WRITTEN.test(url)) return UNREADABLE;
  const query = url.slice(url.indexOf('?') + 1);
  if (query === url) return undefined;
  if (query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS)
    return `The address has more than ${MOST_PARAMETERS} parameters.`;
  return isDecodable(query) ? undefined : UNREADABLE;
}

const UNREADABLE = 'The address is not percent-encoded UTF-8.';

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
