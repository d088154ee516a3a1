import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { ExtractJwt, type SecretOrKeyProvider, Strategy } from 'passport-jwt';
import type { Principal } from '../../kernel/access/index.js';
import type { Actor } from '../../kernel/context/index.js';
import { Config } from '../../kernel/config/index.js';
import { type AccessClaims, AUDIENCE, ISSUER } from './access-tokens.js';
import { MembershipsReader } from './memberships.reader.js';

type Claims = AccessClaims & { exp: number };

/** Turns the access token of a request into who acts, and for which company. */
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
    const as = (actor: Actor | null): Principal | null =>
      actor && {
        actor,
        tenantId: tid,
        credentialId: sid,
        requestsPerMinute: null,
        expiresAt: exp * 1000,
        standing: () => this.validate(claims),
      };
    const standing = this.memberships.standing(sid, sub, tid);
    return standing instanceof Promise ? standing.then(as) : as(standing);
  }
}

/** The secret as a key made once: jsonwebtoken would try to read a text as a certificate first, at every request. */
function withKey(secret: string): SecretOrKeyProvider {
  const key = createSecretKey(Buffer.from(secret));
  // passport-jwt hands it on as it is; its types know texts and buffers only.
  return (_request, _token, done) => done(null, key as unknown as string);
}
