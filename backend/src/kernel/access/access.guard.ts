import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, RateLimits } from '../limits/index.js';
import { Forbidden, MissingScope, Unauthenticated, WrongCredential } from '../problem/index.js';
import { RouteAccess } from './access.metadata.js';
import type { Access } from './permission.js';
import type { Principal } from './principal.js';

type SignedRequest = FastifyRequest & { user: Principal };

/** Deny by default: a route that declares nothing is closed to everyone. */
@Injectable()
export class AccessGuard extends AuthGuard(['jwt', 'api-key']) {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(RouteAccess.KEY, context.getHandler());
    if (!access) throw new Forbidden();
    if (access === 'public') return true;
    const http = context.switchToHttp();
    const request = http.getRequest<SignedRequest>();
    try {
      await super.canActivate(context);
    } catch (error) {
      if (error instanceof Unauthenticated) this.limits.distrust(request);
      throw error;
    }
    await this.limits.recognise(request, http.getResponse<FastifyReply>(), callerOf(request.user));
    requireAccess(access, request.user);
    return true;
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

function requireAccess(access: Exclude<Access, 'public'>, { actor }: Principal): void {
  const isKey = actor.kind === 'api_key';
  if (access === 'authenticated') return;
  if (access === 'person' || access === 'api_key') {
    if (isKey !== (access === 'api_key')) throw new WrongCredential(access);
    return;
  }
  const anyOf = typeof access === 'string' ? [access] : access;
  if (anyOf.some((permission) => actor.permissions.has(permission))) return;
  throw isKey ? new MissingScope(anyOf) : new Forbidden(anyOf.join(' or '));
}
