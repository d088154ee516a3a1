import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FairShares } from '../limits/fair-shares.js';
import type { RateLimits } from '../limits/index.js';
import { networkOf } from '../limits/network-of.js';
import { Overloaded } from '../problem/index.js';
import { sendProblem } from './problem.filter.js';

/** Work for a client who has gone ends by the database's own time-outs; until then it counts. */
const STRAGGLER_MS = 60_000;

/** A place among the requests in flight, given back once. */
interface Place {
  taken: boolean;
  giveBack: () => void;
}

/**
 * Refuses at once what would only wait: each company, and each address of those who have not shown who they are, has a
 * share of the requests in flight. A body on its way and an upload are counted apart, because their pace is the sender's;
 * an answer that has begun counts no more. Probes and the web app's files are never refused.
 */
export function shedLoad(server: FastifyInstance, limits: RateLimits, inFlight: number): void {
  const [companies, addresses, uploads, bodies] = [1, 0.5, 0.5, 1].map(
    (part) => new FairShares(Math.ceil(inFlight * part)),
  ) as [FairShares, FairShares, FairShares, FairShares];
  const places = new WeakMap<FastifyRequest, Place>();

  const sharesOf = (request: FastifyRequest): [FairShares, string] => {
    const caller = limits.callerOf(request);
    const owner = caller?.tenantId ?? networkOf(request.ip);
    return [isUpload(request) ? uploads : caller ? companies : addresses, owner];
  };
  const enter = (request: FastifyRequest, shares: FairShares, owner: string): Place | null => {
    if (!shares.tryTake(owner)) return null;
    const place = { taken: true, giveBack: () => leave(place, shares, owner) };
    places.set(request, place);
    return place;
  };

  server.addHook('onRequest', async (request, reply): Promise<unknown> => {
    if (!isCounted(request)) return undefined;
    const [shares, owner] = sharesOf(request);
    if (!shares.hasRoom(owner)) return refuse(request, reply);
    if (!hasBody(request) || isUpload(request)) return undefined;
    const place = enter(request, bodies, owner);
    if (!place) return refuse(request, reply);
    reply.raw.once('close', place.giveBack);
    return undefined;
  });
  server.addHook('preValidation', async (request, reply): Promise<unknown> => {
    if (!isCounted(request)) return undefined;
    places.get(request)?.giveBack();
    const place = enter(request, ...sharesOf(request));
    if (!place) return refuse(request, reply);
    reply.raw.once('close', () => {
      if (place.taken) setTimeout(place.giveBack, STRAGGLER_MS).unref();
    });
    return undefined;
  });
  server.addHook('onSend', async (request) => places.get(request)?.giveBack());
}

function leave(place: Place, shares: FairShares, owner: string): void {
  if (!place.taken) return;
  place.taken = false;
  shares.give(owner);
}

function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  sendProblem(new Overloaded(), request, reply);
  return reply;
}

const isCounted = ({ url }: FastifyRequest) => url.startsWith('/api/');

const isUpload = ({ headers }: FastifyRequest) => headers['content-type']?.startsWith('multipart/') ?? false;

const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
