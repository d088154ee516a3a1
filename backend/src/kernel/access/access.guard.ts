import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { type Caller, fingerprintOf, RateLimits } from '../limits/index.js';
import {
  Forbidden,
  MissingScope,
  SecondFactorEnrolmentRequired,
  Unauthenticated,
  WrongCredential,
} from '../problem/index.js';
import { RouteAccess } from './access.metadata.js';
import type { Access, Permission } from './permission.js';
import type { Principal } from './principal.js';

/** A request of a route that is not public. */
export type SignedRequest = FastifyRequest & { user: Principal };
type Needed = Exclude<Access, 'public'>;

/**
 * Deny by default: a route that declares nothing is closed to everyone. A credential is verified once and remembered until
 * it expires. Each transaction confirms that its bearer may still act.
 */
@Injectable()
export class AccessGuard extends AuthGuard(['jwt', 'api-key']) {
  private readonly known = new LRUCache<string, Principal>({ max: 10_000 });

  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {
    super();
  }

  override canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(RouteAccess.KEY, context.getHandler());
    if (!access) throw new Forbidden();
    if (access === 'public') return true;
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<SignedRequest>(), http.getResponse<FastifyReply>()];
    const recalled = this.recall(request);
    if (recalled && !(recalled instanceof Promise)) return this.admit(access, request, reply, recalled);
    return this.identify(context, request, recalled).then((user) => this.admit(access, request, reply, user));
  }

  /** The caller of an already verified credential; a promise only when their standing has to be looked up. */
  private recall(request: SignedRequest): Principal | null | Promise<Principal> {
    const known = this.known.get(fingerprintOf(request.raw));
    if (!known || known.expiresAt <= Date.now()) return null;
    const now = known.known();
    if (now instanceof Promise) return now.then((principal) => this.required(request, principal));
    return this.required(request, now);
  }

  private required(request: SignedRequest, principal: Principal | null): Principal {
    if (principal) return principal;
    this.forget(request);
    throw new Unauthenticated();
  }

  private async identify(context: ExecutionContext, request: SignedRequest, recalled: Promise<Principal> | null) {
    return recalled ?? this.authenticate(context, request);
  }

  private async authenticate(context: ExecutionContext, request: SignedRequest): Promise<Principal> {
    try {
      await super.canActivate(context);
    } catch (error) {
      if (error instanceof Unauthenticated) this.forget(request);
      throw error;
    }
    this.known.set(fingerprintOf(request.raw), request.user);
    return request.user;
  }

  private forget(request: SignedRequest): void {
    this.known.delete(fingerprintOf(request.raw));
    this.limits.distrust(request);
  }

  private admit(
    access: Needed,
    request: SignedRequest,
    reply: FastifyReply,
    user: Principal,
  ): boolean | Promise<boolean> {
    request.user = user;
    const counted = this.limits.recognise(request, reply, callerOf(user));
    if (!counted) return isAllowed(access, request);
    return counted.then(() => isAllowed(access, request));
  }

  override handleRequest<User>(error: Error | null, user: User | false): User {
    if (error) throw error;
    if (!user) throw new Unauthenticated();
    return user;
  }
}

function callerOf({ actor, tenantId, credentialId, requestsPerMinute }: Principal): Caller {
  return { tenantId, credentialId, kind: actor.kind === 'api_key' ? 'key' : 'session', requestsPerMinute };
}

/**
 * Throws the refusal. A missing permission may have been granted just now: writes recheck it at once, reads within
 * seconds.
 */
function isAllowed(access: Needed, request: SignedRequest): boolean | Promise<boolean> {
  if (mayUse(access, request.user)) return true;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  // Set up a moment ago: the caller continues at once.
  return (isRead && !request.user.actor.lacksSecondFactor ? lookRecently : lookAnew)(request, access).then(() => true);
}

/**
 * Asks the database for the caller's rights as they are now and checks the permission again. Throws `Unauthenticated`
 * or `Forbidden`.
 */
export async function lookAnew(request: FastifyRequest & { user?: Principal }, access: Access): Promise<void> {
  const { user } = request;
  if (user && access !== 'public') await goOnAs(request, access, await user.renew());
}

/** The same, with an answer that may be a few seconds old. */
export async function lookRecently(request: FastifyRequest & { user?: Principal }, access: Access): Promise<void> {
  const { user } = request;
  if (user && access !== 'public') await goOnAs(request, access, await user.standing());
}

async function goOnAs(
  request: FastifyRequest & { user?: Principal },
  access: Needed,
  principal: Principal | null,
): Promise<void> {
  if (!principal) throw new Unauthenticated();
  request.user = principal;
  if (!mayUse(access, principal)) throw refusal(access, principal);
}

function mayUse(access: Needed, { actor }: Principal): boolean {
  // What a person may do is about their own account.
  if (actor.lacksSecondFactor && access !== 'person') return false;
  if (access === 'authenticated') return true;
  if (access === 'person' || access === 'api_key') return (actor.kind === 'api_key') === (access === 'api_key');
  return typeof access === 'string'
    ? actor.permissions.has(access)
    : access.some((permission) => actor.permissions.has(permission));
}

function refusal(access: Access, { actor }: Principal): Error {
  if (access === 'person' || access === 'api_key') return new WrongCredential(access);
  if (actor.lacksSecondFactor) return new SecondFactorEnrolmentRequired();
  const anyOf = [access].flat() as Permission[];
  return actor.kind === 'api_key' ? new MissingScope(anyOf) : new Forbidden(anyOf.join(' or '));
}
