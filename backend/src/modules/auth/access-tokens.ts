import { createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Config } from '../../kernel/config/index.js';
import { ACCESS_TOKEN_SECONDS, SigningKeys } from '../signing-keys/index.js';

export const ISSUER = 'hedgerow';
export const AUDIENCE = 'hedgerow-api';

/** The claims of an access token. */
export interface AccessClaims {
  /** Id of the person. */
  sub: string;
  /** Id of the company. */
  tid: string;
  /** Id of the session. */
  sid: string;
}

/** Signs access tokens, and finds the key that verifies one. */
@Injectable()
export class AccessTokens {
  /**
   * Signed tokens before there were keys. An object, created once: given a string, jsonwebtoken would try to parse it as a
   * certificate on every request.
   */
  private readonly secret: KeyObject;

  constructor(
    private readonly jwt: JwtService,
    private readonly keys: SigningKeys,
    config: Config,
  ) {
    this.secret = createSecretKey(Buffer.from(config.get('TOKEN_SECRET')));
  }

  issue(claims: AccessClaims): string {
    const key = this.keys.current();
    return this.jwt.sign(claims, {
      issuer: ISSUER,
      audience: AUDIENCE,
      expiresIn: ACCESS_TOKEN_SECONDS,
      ...(key
        ? { privateKey: key.privateKey, algorithm: 'ES256', keyid: key.id }
        : { privateKey: this.secret, algorithm: 'HS256' }),
    });
  }

  /** The key that verifies a token, if it is one of ours. What the key is also decides which algorithm the token may name. */
  keyOf(token: string): KeyObject | null | Promise<KeyObject | null> {
    const id = keyIdOf(token);
    if (id !== null) return this.keys.verifying(id);
    return this.keys.acceptsSecret ? this.secret : null;
  }

  /** Whether the key of a token that was verified before is still good. */
  isKeyGood(id: string | null): boolean {
    return id === null ? this.keys.acceptsSecret : this.keys.isListed(id);
  }
}

/** What the header of a token says about its key. Null if it says nothing: TOKEN_SECRET has no id. */
export function keyIdOf(token: string): string | null {
  try {
    const header: unknown = JSON.parse(Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString());
    const kid: unknown = typeof header === 'object' && header !== null && 'kid' in header ? header.kid : null;
    return typeof kid === 'string' || kid === null ? kid : '';
  } catch {
    return null;
  }
}
