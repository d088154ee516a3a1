import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, FairShares, networkOf, Pace } from '../limits/index.js';
import { Overloaded } from '../problem/index.js';
import { sendProblem } from '../response/index.js';
import { asksApi, hasBody, isUpload, type Sent } from './sent.js';

/** Work for a client that has gone ends with the database's own time-outs; until then it counts. */
const STRAGGLER_MS = 60_000;

/** Always admitted, even on the slowest machine. */
const LEAST = 16;

/** What one request holds of a share until it is given back, once. */
interface HeldShare {
  isHeld: boolean;
  giveBack: () => void;
}

/**
 * The requests in flight of this process. Each company has a share, and so has each address of callers who have not
 * identified themselves. Arriving bodies and uploads are counted apart, because the sender sets their pace; an answer
 * that has begun no longer counts. Probes and the web app's files are never refused.
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

  /** Whether this request would be admitted at once. */
  hasRoom(sent: Sent, caller: Caller | undefined, ip: string): boolean {
    return !asksApi(sent) || this.sharesOf(sent, caller).hasRoom(ownerOf(caller, ip));
  }

  /** `isPaced`: how long it takes tells how busy this process is. */
  enter(sent: Sent, caller: Caller | undefined, ip: string, isPaced: boolean): HeldShare | null {
    const shares = this.sharesOf(sent, caller);
    const since = performance.now();
    const ended = () => this.keepPace(performance.now() - since);
    return take(shares, ownerOf(caller, ip), isPaced && shares === this.companies ? ended : undefined);
  }

  /** While its body arrives. */
  receive(caller: Caller | undefined, ip: string): HeldShare | null {
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
  server.decorateRequest('share', null);
  server.addHook('onRequest', (request, reply, done) => {
    if (!asksApi(request)) return done();
    const [caller, { ip }] = [callerOf(request), request];
    if (!inFlight.hasRoom(request, caller, ip)) return refuse(request, reply);
    if (!hasBody(request) || isUpload(request)) return done();
    const share = inFlight.receive(caller, ip);
    if (!share) return refuse(request, reply);
    request.share = share;
    reply.raw.once('close', share.giveBack);
    done();
  });
  server.addHook('preValidation', (request, reply, done) => {
    if (!asksApi(request)) return done();
    request.share?.giveBack();
    const isPaced = !request.routeOptions.config.waitsElsewhere;
    const share = inFlight.enter(request, callerOf(request), request.ip, isPaced);
    if (!share) return refuse(request, reply);
    request.share = share;
    reply.raw.once('close', () => {
      if (share.isHeld) setTimeout(share.giveBack, STRAGGLER_MS).unref();
    });
    done();
  });
  server.addHook('onSend', (request, _reply, payload, done) => {
    request.share?.giveBack();
    done(null, payload);
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Its place among the requests in flight. */
    share: HeldShare | null;
  }
}

function take(shares: FairShares, owner: string, ended?: () => void): HeldShare | null {
  if (!shares.tryTake(owner)) return null;
  const share = {
    isHeld: true,
    giveBack: () => {
      if (!share.isHeld) return;
      share.isHeld = false;
      shares.give(owner);
      ended?.();
    },
  };
  return share;
}

const refuse = (request: FastifyRequest, reply: FastifyReply) => sendProblem(new Overloaded(), request, reply);

/** Whose share it is. */
export const ownerOf = (caller: Caller | undefined, ip: string) => caller?.tenantId ?? networkOf(ip);
