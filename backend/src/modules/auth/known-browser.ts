import { createHmac, timingSafeEqual } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../kernel/config/index.js';
import type { User } from '../accounts/index.js';

const NAME = 'hedgerow_known_browser';
const DAYS = 400;
/** Of people who share a browser. */
const MOST = 5;

/** Whether the browser of a request has signed this person in before, and since they last chose a password. */
export type Knows = (user: Pick<User, 'id' | 'passwordChangedAt'>) => boolean;

/** What a browser says about itself lets nobody in: it only keeps people from being warned of their own telephone. */
export function knownBrowser(request: FastifyRequest, config: Config): Knows {
  const marks = marksOf(request);
  return ({ id, passwordChangedAt }) =>
    marks.some((mark) => {
      const at = Number.parseInt(mark, 36);
      return at >= passwordChangedAt.getTime() && isSame(mark, markOf(id, at, config));
    });
}

/** In the answer to a sign-in. */
export function rememberBrowser(userId: string, reply: FastifyReply, config: Config): void {
  const others = marksOf(reply.request).filter(
    (mark) => !isSame(mark, markOf(userId, Number.parseInt(mark, 36), config)),
  );
  const marks = [markOf(userId, Date.now(), config), ...others].slice(0, MOST);
  void reply.setCookie(NAME, marks.join('~'), options(config));
}

const marksOf = (request: FastifyRequest): string[] => request.cookies[NAME]?.split('~').slice(0, MOST) ?? [];

/** When, and a signature of whom and when. */
function markOf(userId: string, at: number, config: Config): string {
  const signed = createHmac('sha256', config.get('TOKEN_SECRET')).update(`known-browser:${userId}:${at}`);
  return `${at.toString(36)}.${signed.digest('base64url')}`;
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function options(config: Config): CookieSerializeOptions {
  const secure = config.get('NODE_ENV') === 'production' || config.publicUrl.startsWith('https:');
  return { path: '/api/v1/auth', httpOnly: true, sameSite: 'strict', secure, maxAge: DAYS * 86_400 };
}
