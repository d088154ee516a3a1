import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, type SecretOrKeyProvider, Strategy } from 'passport-jwt';
import type { Principal } from '../../kernel/access/index.js';
import { Config } from '../../kernel/config/index.js';
import { type AccessClaims, AUDIENCE, ISSUER } from './access-tokens.js';
import { MembershipsReader, type Standing } from './memberships.reader.js';

type Claims = AccessClaims & { exp: number };

/** Turns the access token of a request into an actor in a company. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    config: Config,
    private readonly memberships: MembershipsReader,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken(),
      secretOrKeyProvider: withKey(config.get('TOKEN_SECRET')),
      algorithms: ['HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
    });
  }

  validate(claims: Claims): Principal | null | Promise<Principal | null> {
    const { sub, tid, sid, exp } = claims;
    const session = { sessionId: sid, userId: sub, tenantId: tid };
    const { memberships } = this;
    const principal = (standing: Standing | null): Principal | null =>
      standing && {
        actor: standing.actor,
        credential: standing.credential,
        tenantId: tid,
        credentialId: sid,
        requestsPerMinute: null,
        expiresAt: exp * 1000,
        known: () => this.validate(claims),
        standing: async () => principal(await memberships.recent(session)),
        renew: async () => principal(await memberships.ask(session)),
      };
    const known = memberships.known(session);
    return known instanceof Promise ? known.then(principal) : principal(known);
  }
}

/**
 * The secret as a key object, created once. Given a string, jsonwebtoken would try to parse it as a certificate on
 * every request.
 */
function withKey(secret: string): SecretOrKeyProvider {
  const key = createSecretKey(Buffer.from(secret));
  // passport-jwt passes it on unchanged; its types allow only strings and buffers.
  return (_request, _token, done) => done(null, key as unknown as string);
}
