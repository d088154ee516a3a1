import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { Config } from '../config/index.js';
import { TooManyRequests } from '../problem/index.js';
import { type Budget, Budgets, type BudgetState } from './budgets.js';
import { limitHeaders } from './limit-headers.js';
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

const PROVEN_MS = 15 * 60_000;

/**
 * Requests per minute: of each credential and of each company, and of each address for whoever has not shown yet who
 * they are. A credential that was good a moment ago is limited before anything is looked at; any other counts for its
 * address first, so that made-up ones buy nothing, and gets that back as soon as it has turned out to be good.
 */
@Injectable()
export class RateLimits {
  private readonly proven = new LRUCache<string, Caller>({ max: 10_000, ttl: PROVEN_MS });
  private readonly callers = new WeakMap<FastifyRequest, Caller>();

  constructor(
    private readonly config: Config,
    private readonly budgets: Budgets,
  ) {}

  /** Before a request is looked at. Throws `TooManyRequests` (429). */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const caller = this.provenCaller(request.headers);
    if (caller) await this.charge(request, reply, caller);
    else await this.spend(reply, this.ofAddress(request));
  }

  /** As soon as it is known who asks. Throws `TooManyRequests` (429). */
  async recognise(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> {
    const known = this.callers.get(request);
    this.proven.set(fingerprintOf(request), caller);
    if (known?.credentialId === caller.credentialId) return;
    for (const budget of this.ofAddress(request)) await this.budgets.giveBack(budget);
    await this.charge(request, reply, caller);
  }

  /** The credential of a request is not good, or not any more. */
  distrust(request: FastifyRequest): void {
    this.proven.delete(fingerprintOf(request));
  }

  /** Whose credential this is, where it was good a moment ago. */
  provenCaller(headers: IncomingHttpHeaders): Caller | undefined {
    return this.proven.get(fingerprintOf({ headers }));
  }

  /** Who asked; undefined while that is not known. */
  callerOf(request: FastifyRequest): Caller | undefined {
    return this.callers.get(request);
  }

  private async charge(request: FastifyRequest, reply: FastifyReply, caller: Caller): Promise<void> {
    this.callers.set(request, caller);
    await this.spend(reply, this.ofCaller(caller));
  }

  /** In order: a request that one budget refuses takes nothing from the next. */
  private async spend(reply: FastifyReply, budgets: Budget[]): Promise<void> {
    const standings: BudgetState[] = [];
    let exceeded: BudgetState | undefined;
    for (const budget of budgets) {
      const standing = exceeded ? await this.budgets.look(budget) : await this.budgets.take(budget);
      if (!exceeded && standing.exceeded) exceeded = standing;
      standings.push(standing);
    }
    void reply.headers(limitHeaders(standings));
    if (exceeded) throw new TooManyRequests(exceeded.seconds, exceeded);
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

/** Not the credential itself: nothing keeps one in memory longer than its request. */
const fingerprintOf = ({ headers }: { headers: IncomingHttpHeaders }): string =>
  createHash('sha256')
    .update(headers.authorization ?? '')
    .digest('base64url');
