import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

export const ISSUER = 'hedgerow';
export const AUDIENCE = 'hedgerow-api';
/** Short: what an access token says is trusted without asking, but for the session (see MembershipsReader). */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** What an access token says. */
export interface AccessClaims {
  /** The person. */
  sub: string;
  /** The company. */
  tid: string;
  /** The session. */
  sid: string;
}

@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  issue(claims: AccessClaims): string {
    return this.jwt.sign(claims);
  }
}
