import { applyDecorators } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** An operation that is going away: since when new work should avoid it, and until when it works. */
export interface Deprecation {
  /** `YYYY-MM-DD`. */
  since: string;
  /** `YYYY-MM-DD`, 180 days or more after `since`. The operation may be removed on this day, not before. */
  sunset: string;
  /** Address of its replacement, as the document writes it: `/api/v1/clients/{clientId}`. */
  replacedBy?: string;
}

const DAY = 24 * 60 * 60 * 1000;
/** How long other people's programs have to switch. */
const NOTICE_DAYS = 180;

/** Puts the deprecation into the contract. */
export function Deprecated(deprecation: Deprecation): MethodDecorator {
  const { since, sunset, replacedBy } = deprecation;
  const days = (Date.parse(sunset) - Date.parse(since)) / DAY;
  if (!(days >= NOTICE_DAYS))
    throw new Error(`Deprecated on ${since}, an operation works for ${NOTICE_DAYS} days or more, not until ${sunset}.`);
  return applyDecorators(
    ApiExtension('x-deprecated-since', since),
    ApiExtension('x-sunset', sunset),
    ...(replacedBy ? [ApiExtension('x-replaced-by', replacedBy)] : []),
  );
}

/** What the documentation says on top of such an operation. */
export function deprecationNotice({ since, sunset, replacedBy }: Deprecation): string {
  const instead = replacedBy ? ` Use \`${replacedBy}\` instead.` : '';
  return `**Deprecated since ${since}; works until ${sunset}.**${instead}`;
}

/** Tells it with every answer, also those that never reach the handler (RFC 9745, RFC 8594, RFC 5829). */
export function announceDeprecations(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const { deprecation } = request.routeOptions.config;
    if (deprecation)
      void reply.headers({
        deprecation: `@${Date.parse(deprecation.since) / 1000}`,
        sunset: new Date(deprecation.sunset).toUTCString(),
        link: linksOf(deprecation, request),
      });
    done();
  });
}

function linksOf({ replacedBy }: Deprecation, request: FastifyRequest): string {
  const documentation = '</api/docs>; rel="deprecation"; type="text/html"';
  if (!replacedBy) return documentation;
  const params = request.params as Record<string, string>;
  const address = replacedBy.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? `{${name}}`),
  );
  return `<${address}>; rel="successor-version", ${documentation}`;
}
