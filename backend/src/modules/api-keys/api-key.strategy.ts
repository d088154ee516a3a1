import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-custom';
import type { Principal } from '../../kernel/access/index.js';
import { ApiKeyPrincipals } from './api-key-principals.js';

interface WithHeaders {
  headers: Record<string, string | string[] | undefined>;
}

/** Turns a request's API key into the actor and the company. Looks only at the header. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(Strategy, 'api-key') {
  constructor(private readonly keys: ApiKeyPrincipals) {
    super();
  }

  async validate({ headers }: WithHeaders): Promise<Principal | null> {
    const { authorization } = headers;
    const [, token] = (typeof authorization === 'string' && /^bearer +(\S+)$/i.exec(authorization)) || [];
    return token ? this.keys.of(token) : null;
  }
}
