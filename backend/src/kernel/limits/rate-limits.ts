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

/** The caller, as far as limits and counts need it. */
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
    /** The caller, once known. */
    caller: Caller | null;
  }
}

const PROVEN_MS = 15 * 60_000;

/**
 * Requests per minute: of each credential and company, and of each address for callers who have not identified
 * themselves. A credential that was recently valid is limited before anything is looked at; any other is charged to its
 * address first, so that made-up ones gain nothing, and refunded once it proves valid.
 */
@Injectable()
export class RateLimits {
  private readonly proven = new LRUCache<string, Caller>({ max: 10_000, ttl: PROVEN_MS, ttlResolution: 1_000 });

  constructor(
    private readonly config: Config,
    private readonly budgets: Budgets,
  ) {}

  /** Before a request is looked at. Throws `TooManyRequests` (429), or returns a promise that does. */
  admit(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined {
    const caller = this.provenCaller(request.raw);
    return caller ? this.charge(request, reply, caller) : this.spend(reply, this.ofAddress(request));
  }

  /** Once the caller is known. Throws `TooManyRequests` (429), or returns a promise that does. */
  recognise(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> | undefined {
    const known = request.caller;
    this.proven.set(fingerprintOf(request.raw), caller);
    if (known?.credentialId === caller.credentialId) return undefined;
    const givenBack = this.budgets.giveBack(this.ofAddress(request));
    return givenBack ? givenBack.then(() => this.charge(request, reply, caller)) : this.charge(request, reply, caller);
  }

  /** The credential of a request is not valid, or no longer. */
  distrust(request: FastifyRequest): void {
    this.proven.delete(fingerprintOf(request.raw));
  }

  /** Whose credential this is, if it was recently valid. */
  provenCaller(request: IncomingMessage): Caller | undefined {
    return request.headers.authorization === undefined ? undefined : this.proven.get(fingerprintOf(request));
  }

  /** The caller; undefined while unknown. */
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
