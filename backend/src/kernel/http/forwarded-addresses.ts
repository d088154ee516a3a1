import type { FastifyInstance } from 'fastify';
import ipaddr from 'ipaddr.js';

/** Some proxies name the port as well. */
const WITH_PORT = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([\da-f:.]+)\])(?::\d{1,5})?$/i;

const isAddress = (text: string): boolean => ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

/** Of a list of addresses, nearest last, those after the last entry that is none: whoever wrote that one wrote those before, too. */
export function addressesIn(list: string): string[] {
  const entries = list.split(',').map((entry) => {
    const [, v4, v6] = WITH_PORT.exec(entry.trim()) ?? [];
    return v4 ?? v6 ?? entry.trim();
  });
  return entries.slice(entries.findLastIndex((entry) => !isAddress(entry)) + 1);
}

/** Before anything asks for the address of a request: limits count by it, and logs keep it. */
export function believeAddressesAlone(server: FastifyInstance): void {
  server.addHook('onRequest', ({ raw: { headers } }, _reply, done) => {
    const given = headers['x-forwarded-for'];
    if (given !== undefined) {
      const addresses = addressesIn(String(given));
      if (addresses.length > 0) headers['x-forwarded-for'] = addresses.join(', ');
      else delete headers['x-forwarded-for'];
    }
    done();
  });
}
