import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FairShares } from '../limits/fair-shares.js';
import { type Caller, networkOf, Pace } from '../limits/index.js';
import { Overloaded } from '../problem/index.js';
import { sendProblem } from './problem.filter.js';

/** Work for a client who has gone ends by the database's own time-outs; until then it counts. */
const STRAGGLER_MS = 60_000;

/** What is always worked on, on the slowest machine. */
const LEAST = 16;

/** A place among the requests in flight, given back once. */
interface Place {
  taken: boolean;
  giveBack: () => void;
}

/** What is looked at of a request, whether Node or Fastify holds it. */
export interface Sent {
  url?: string | undefined;
  headers: Record<string, string | string[] | undefined>;
}

/**
 * The requests in flight of this process. Each company, and each address of those who have not shown who they are, has a
 * share. A body on its way and an upload are counted apart, because their pace is the sender's; an answer that has begun
 * counts no more. Probes and the web app's files are never refused.
 */
export class InFlight {
  private readonly companies: FairShares;
  private readonly addresses: FairShares;
  private readonly uploads: FairShares;
  private readonly bodies: FairShares;
  private readonly pace: Pace;

  constructor(most: number, patienceMs: number) {
    const half = Math.ceil(most / 2);
    this.pace = new Pace(Math.min(most, LEAST), most, patienceMs / 2);
    [this.companies, this.bodies] = [new FairShares(most), new FairShares(most)];
    [this.addresses, this.uploads] = [new FairShares(half), new FairShares(half)];
  }

  /** Whether this request would be worked on at once. */
  hasRoom(sent: Sent, caller: Caller | undefined, ip: string): boolean {
    return !isCounted(sent) || this.sharesOf(sent, caller).hasRoom(ownerOf(caller, ip));
  }

  enter(sent: Sent, caller: Caller | undefined, ip: string): Place | null {
    const shares = this.sharesOf(sent, caller);
    const since = performance.now();
    const ended = () => this.keepPace(performance.now() - since);
    return take(shares, ownerOf(caller, ip), shares === this.companies ? ended : undefined);
  }

  /** A place while the body arrives. */
  receive(caller: Caller | undefined, ip: string): Place | null {
    return take(this.bodies, ownerOf(caller, ip));
  }

  private keepPace(ms: number): void {
    if (!this.pace.ended(ms, this.companies.taken + 1, performance.now())) return;
    this.companies.resize(this.pace.limit);
    this.addresses.resize(Math.ceil(this.pace.limit / 2));
  }

  private sharesOf(sent: Sent, caller: Caller | undefined): FairShares {
    if (isUpload(sent)) return this.uploads;
    return caller ? this.companies : this.addresses;
  }
}

/** Refuses at once what would only wait. */
export function shedLoad(
  server: FastifyInstance,
  inFlight: InFlight,
  callerOf: (request: FastifyRequest) => Caller | undefined,
): void {
  const places = new WeakMap<FastifyRequest, Place>();

  server.addHook('onRequest', async (request, reply): Promise<unknown> => {
    const [caller, { ip }] = [callerOf(request), request];
    if (!inFlight.hasRoom(request, caller, ip)) return refuse(request, reply);
    if (!isCounted(request) || !hasBody(request) || isUpload(request)) return undefined;
    const place = inFlight.receive(caller, ip);
    if (!place) return refuse(request, reply);
    places.set(request, place);
    reply.raw.once('close', place.giveBack);
    return undefined;
  });
  server.addHook('preValidation', async (request, reply): Promise<unknown> => {
    if (!isCounted(request)) return undefined;
    places.get(request)?.giveBack();
    const place = inFlight.enter(request, callerOf(request), request.ip);
    if (!place) return refuse(request, reply);
    places.set(request, place);
    reply.raw.once('close', () => {
      if (place.taken) setTimeout(place.giveBack, STRAGGLER_MS).unref();
    });
    return undefined;
  });
  server.addHook('onSend', async (request) => places.get(request)?.giveBack());
}

function take(shares: FairShares, owner: string, ended?: () => void): Place | null {
  if (!shares.tryTake(owner)) return null;
  const place = {
    taken: true,
    giveBack: () => {
      if (!place.taken) return;
      place.taken = false;
      shares.give(owner);
      ended?.();
    },
  };
  return place;
}

function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  sendProblem(new Overloaded(), request, reply);
  return reply;
}

const ownerOf = (caller: Caller | undefined, ip: string) => caller?.tenantId ?? networkOf(ip);

const isCounted = ({ url = '' }: Sent) => url.startsWith('/api/');

const isUpload = ({ headers }: Sent) => String(headers['content-type'] ?? '').startsWith('multipart/');

const hasBody = ({ headers }: Sent) =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
