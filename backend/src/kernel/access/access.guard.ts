import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { Forbidden, Unauthenticated } from '../problem/index.js';
import { RouteAccess } from './access.metadata.js';
import type { Access, Permission } from './permission.js';
import type { Principal } from './principal.js';

/** Deny by default: a route that declares nothing is closed to everyone. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(RouteAccess.KEY, context.getHandler());
    if (!access) throw new Forbidden();
    if (access === 'public') return true;
    await super.canActivate(context);
    const { user } = context.switchToHttp().getRequest<{ user: Principal }>();
    if (!allows(access, user)) throw new Forbidden(Array.isArray(access) ? access.join(' or ') : String(access));
    return true;
  }

  override handleRequest<User>(error: Error | null, user: User | false): User {
    if (error) throw error;
    if (!user) throw new Unauthenticated();
    return user;
  }
}

function allows(access: Access, { actor }: Principal): boolean {
  if (access === 'authenticated') return true;
  const anyOf = typeof access === 'string' ? [access as Permission] : access;
  return anyOf.some((permission) => actor.permissions.has(permission));
}
