import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../kernel/config/index.js';
import type { SignInDto } from './auth.dto.js';
import { SessionsService } from '../sessions/index.js';

const NAME = 'hedgerow_refresh';
/** Tells the web app, which can't read the refresh token, that there is one. Contains no secret. */
const MARK = 'hedgerow_signed_in';

function options(config: Config): CookieSerializeOptions {
  const secure = config.get('NODE_ENV') === 'production' || config.publicUrl.startsWith('https:');
  return { path: '/api/v1/auth', httpOnly: true, sameSite: 'strict', secure, maxAge: SessionsService.DAYS * 86_400 };
}

const markOptions = (config: Config): CookieSerializeOptions => ({ ...options(config), path: '/', httpOnly: false });

export const readRefreshCookie = (request: FastifyRequest): string | undefined => request.cookies[NAME];

/** Moves the refresh token from the response to a cookie that scripts can't read. */
export function moveToCookie(answer: SignInDto, reply: FastifyReply, config: Config): SignInDto {
  const { refreshToken, ...rest } = answer;
  if (refreshToken) {
    void reply.setCookie(NAME, refreshToken, options(config)).setCookie(MARK, '1', markOptions(config));
  }
  return rest;
}

export function clearRefreshCookie(reply: FastifyReply, config: Config): void {
  void reply.clearCookie(NAME, options(config)).clearCookie(MARK, markOptions(config));
}
