import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RouteTable } from './route-table.js';

/** Where a record that a POST to `path` creates may live: below it, or below the collection of that name. */
export function addressesOf(path: string, id: string): string[] {
  const collection = path.slice(path.lastIndexOf('/') + 1);
  return [`${path}/${id}`, `/api/v1/${collection}/${id}`];
}

/** Adds `Location` to every 201 whose record has an address of its own (RFC 9110), without a line in the route. */
export function sendLocations(server: FastifyInstance, routes: RouteTable): void {
  /** Which of the two it is, by route: the same for every id. */
  const places = new Map<string, number>();
  const addressOf = ({ url, routeOptions }: FastifyRequest, payload: unknown): string | undefined => {
    if (payload === null || typeof payload !== 'object' || !('id' in payload)) return undefined;
    const addresses = addressesOf(url.split('?')[0]?.replace(/\/$/, '') ?? '', String(payload.id));
    const route = routeOptions.url ?? '';
    const place = places.get(route) ?? addresses.findIndex((address) => routes.methodsOf(address).includes('GET'));
    places.set(route, place);
    return addresses[place];
  };
  server.addHook('preSerialization', (request, reply, payload: unknown, done) => {
    const address = reply.statusCode === 201 ? addressOf(request, payload) : undefined;
    if (address && !reply.hasHeader('location')) reply.header('location', address);
    done(null, payload);
  });
}
