import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Config } from '../config/index.js';
import { TooManyRequests } from '../problem/index.js';
import { type Budget, Budgets, type BudgetState } from './budgets.js';
import { limitHeaders } from './limit-headers.js';
import { fingerprintOf } from './fingerprint.js';
import { networkOf } from './network-of.js';

/** Who asks, as far as limits and counts go. */
export interface Caller {
  tenantId: string;
  /** The sign-in or the API key. */
  credentialId: string;
  kind: 'session' | 'key';
  /** The credential's own limit, which only lowers that of the deployment. */
  requestsPerMinute: number | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, as soon as that is known. */
    caller: Caller | null;
  }
}

const PROVEN_MS = 15 * 60_000;

/**
 * Requests per minute: of each credential and of each company, and of each address for whoever has not shown yet who
 * they are. A credential that was good a moment ago is limited before anything is looked at; any other counts for its
 * address first, so that made-up ones buy nothing, and gets that back as soon as it has turned out to be good.
 */
@Injectable()
export class RateLimits {
  private readonly proven = new LRUCache<string, Caller>({ max: 10_000, ttl: PROVEN_MS, ttlResolution: 1_000 });

  constructor(
    private readonly config: Config,
    private readonly budgets: Budgets,
  ) {}

  /** Before a request is looked at. Throws `TooManyRequests` (429), or answers a promise that does. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const caller = this.provenCaller(request.raw);
    return caller ? this.charge(request, reply, caller) : this.spend(reply, this.ofAddress(request));
  }

  /** As soon as it is known who asks. Throws `TooManyRequests` (429), or answers a promise that does. */
  recognise(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> | undefined {
    const known = request.caller;
    this.proven.set(fingerprintOf(request.raw), caller);
    if (known?.credentialId === caller.credentialId) return undefined;
    const givenBack = this.budgets.giveBack(this.ofAddress(request));
    return givenBack ? givenBack.then(() => this.charge(request, reply, caller)) : this.charge(request, reply, caller);
  }

  /** The credential of a request is not good, or not any more. */
  distrust(request: FastifyRequest): void {
    this.proven.delete(fingerprintOf(request.raw));
  }

  /** Whose credential this is, where it was good a moment ago. */
  provenCaller(request: IncomingMessage): Caller | undefined {
    return request.headers.authorization === undefined ? undefined : this.proven.get(fingerprintOf(request));
  }

  /** Who asked; undefined while that is not known. */
  callerOf(request: FastifyRequest): Caller | undefined {
    return request.caller ?? undefined;
  }

  private charge(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> | undefined {
    request.caller = caller;
    return this.spend(reply, this.ofCaller(caller));
  }

  private spend(reply: FastifyReply, budgets: Budget[]): Promise<void> | undefined {
    if (budgets.length === 0) return undefined;
    const states = this.budgets.take(budgets);
    if (states instanceof Promise) return states.then((known) => tell(reply, known));
    tell(reply, states);
    return undefined;
  }

  private ofCaller({ tenantId, credentialId, kind, requestsPerMinute }: Caller): Budget[] {
    const [each, company] = [this.config.get('RATE_LIMIT'), this.config.get('RATE_LIMIT_TENANT')];
    if (each === 'off') return [];
    const limit = Math.min(each, requestsPerMinute ?? each);
    const own = { policy: kind, owner: credentialId, limit };
    return company === 'off' ? [own] : [own, { policy: 'tenant', owner: tenantId, limit: company }];
  }

  private ofAddress({ ip }: FastifyRequest): Budget[] {
    const limit = this.config.get('RATE_LIMIT');
    return limit === 'off' ? [] : [{ policy: 'address', owner: networkOf(ip), limit }];
  }
}

/** Throws `TooManyRequests` (429) where one of them is exceeded. */
function tell(reply: FastifyReply, states: BudgetState[]): void {
  void reply.headers(limitHeaders(states));
  const exceeded = states.find((state) => state.exceeded);
  if (exceeded) throw new TooManyRequests(exceeded.seconds, exceeded);
}
