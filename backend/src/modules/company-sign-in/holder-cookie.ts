import { randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../kernel/config/index.js';
import { SIGN_IN_MINUTES } from './provider-sign-ins.js';

const NAME = 'hedgerow_company_sign_in';
const FORM = /^[\w-]{43}$/;

function options(config: Config): CookieSerializeOptions {
  const secure = config.get('NODE_ENV') === 'production' || config.publicUrl.startsWith('https:');
  const path = '/api/v1/auth/company-sign-in';
  return { path, httpOnly: true, sameSite: 'strict', secure, maxAge: SIGN_IN_MINUTES * 60 };
}

export const newHolderToken = (): string => randomBytes(32).toString('base64url');

export const readHolder = (request: FastifyRequest): string | undefined => request.cookies[NAME];

/** One for all tabs of a browser, so that the newest sign-in does not end the others. */
export function holderOf(request: FastifyRequest): string {
  const known = readHolder(request);
  return known && FORM.test(known) ? known : newHolderToken();
}

export function keepHolder(token: string, reply: FastifyReply, config: Config): void {
  void reply.setCookie(NAME, token, options(config));
}
