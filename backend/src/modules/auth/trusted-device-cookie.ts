import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../kernel/config/index.js';
import { TRUST_DAYS } from '../trusted-devices/index.js';

const NAME = 'hedgerow_trusted_device';

function options(config: Config): CookieSerializeOptions {
  const secure = config.get('NODE_ENV') === 'production' || config.publicUrl.startsWith('https:');
  return { path: '/api/v1/auth/login', httpOnly: true, sameSite: 'strict', secure, maxAge: TRUST_DAYS * 86_400 };
}

/** It stays when the person signs out: it says which device this is, and lets nobody in. */
export const readTrustedDevice = (request: FastifyRequest): string | undefined => request.cookies[NAME];

export function keepTrustedDevice(token: string, reply: FastifyReply, config: Config): void {
  void reply.setCookie(NAME, token, options(config));
}
