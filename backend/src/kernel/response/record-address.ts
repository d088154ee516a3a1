import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RouteTable } from './route-table.js';

/** Where a record may live that a POST to `path` makes: below it, or below the collection of that name. */
export function addressesOf(path: string, id: string): string[] {
  const collection = path.slice(path.lastIndexOf('/') + 1);
  return [`${path}/${id}`, `/api/v1/${collection}/${id}`];
}

/** `Location` of every 201 whose record has an address of its own (RFC 9110), without a line in the route. */
export function sendLocations(server: FastifyInstance, routes: RouteTable): void {
  server.addHook('preSerialization', (request, reply, payload: unknown, done) => {
    const address = reply.statusCode === 201 ? addressOf(request, payload, routes) : undefined;
    if (address && !reply.hasHeader('location')) reply.header('location', address);
    done(null, payload);
  });
}

function addressOf({ url }: FastifyRequest, payload: unknown, routes: RouteTable): string | undefined {
  if (payload === null || typeof payload !== 'object' || !('id' in payload)) return undefined;
  const path = url.split('?')[0]?.replace(/\/$/, '') ?? '';
  return addressesOf(path, String(payload.id)).find((address) => routes.methodsOf(address).includes('GET'));
}
