import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, type SecretOrKeyProvider, Strategy } from 'passport-jwt';
import type { Principal } from '../../kernel/access/index.js';
import { type AccessClaims, AccessTokens, AUDIENCE, ISSUER, keyIdOf } from './access-tokens.js';
import { MembershipsReader, type Standing } from './memberships.reader.js';

type Claims = AccessClaims & { exp: number };

const tokenIn = ExtractJwt.fromAuthHeaderAsBearerToken();

/** Turns the access token of a request into an actor in a company. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly memberships: MembershipsReader,
  ) {
    super({
      jwtFromRequest: tokenIn,
      secretOrKeyProvider: keyProvider(tokens),
      // A public key verifies nothing but ES256, the secret nothing but HS256: jsonwebtoken compares them.
      algorithms: ['ES256', 'HS256'],
      issuer: ISSUER,
      audience: AUDIENCE,
      passReqToCallback: true,
    });
  }

  validate(request: FastifyRequest, claims: Claims): Principal | null | Promise<Principal | null> {
    return this.principalOf(keyIdOf(tokenIn(request) ?? ''), claims);
  }

  private principalOf(keyId: string | null, claims: Claims): Principal | null | Promise<Principal | null> {
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
        known: () => (this.tokens.isKeyGood(keyId) ? this.principalOf(keyId, claims) : null),
        standing: async () => principal(await memberships.recent(session)),
        renew: async () => principal(await memberships.ask(session)),
      };
    const known = memberships.known(session);
    return known instanceof Promise ? known.then(principal) : principal(known);
  }
}

function keyProvider(tokens: AccessTokens): SecretOrKeyProvider<FastifyRequest> {
  return (_request, token, done) => {
    // passport-jwt passes it on unchanged; its types allow only strings and buffers.
    const give = (key: KeyObject | null) =>
      key ? done(null, key as unknown as string) : done(new Error('No key of ours signed this.'));
    const key = tokens.keyOf(String(token));
    if (key instanceof Promise) void key.then(give, done);
    else give(key);
  };
}
