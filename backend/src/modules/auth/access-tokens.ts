import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';

export const ISSUER = 'hedgerow';
export const AUDIENCE = 'hedgerow-api';
/**
 * Short, because the claims of an access token are trusted without a query, except for the session (see
 * MembershipsReader).
 */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/** The claims of an access token. */
export interface AccessClaims {
  /** Id of the person. */
  sub: string;
  /** Id of the company. */
  tid: string;
  /** Id of the session. */
  sid: string;
}

@Injectable()
export class AccessTokens {
  constructor(private readonly jwt: JwtService) {}

  issue(claims: AccessClaims): string {
    return this.jwt.sign(claims);
  }
}
