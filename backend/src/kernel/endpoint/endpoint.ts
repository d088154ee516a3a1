import { applyDecorators, Header, HttpCode, type Type } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiExtension, ApiOperation, ApiProduces, ApiResponse } from '@nestjs/swagger';
import type { FastifyContextConfig } from 'fastify';
import { type Access, RouteAccess } from '../access/index.js';
import type { AppErrorClass } from '../problem/index.js';
import { Deprecated, type Deprecation, deprecationNotice } from './deprecation.js';
import { problemResponses } from './problem-responses.js';
import { answered } from './answered.js';
import { DeclaredEndpoint, type TransactionMode } from './endpoint.metadata.js';

export interface EndpointOptions {
  /** One line for the documentation's table of contents. */
  summary: string;
  /** More, where a stranger needs it (Markdown). */
  description?: string;
  /** A permission, any of several, `authenticated`, or the word `public`. Not optional. */
  permission: Access;
  /**
   * Kinds of records that the answer shows, as events name them: such an event makes the answer stale. `*` for every
   * kind. Clients that follow the events learn from it what to read again.
   */
  shows?: readonly string[];
  /** Status of success; 200 unless told. */
  status?: 200 | 201 | 202 | 204;
  /** DTO class of the answer. */
  type?: Type;
  /** Media types of an answer that is a file instead of a DTO. */
  file?: string[];
  /** Domain errors that this route can answer, besides the kernel's own. */
  errors?: AppErrorClass[];
  /**
   * `read` for GET and `write` for the rest unless told; `none` for streams and work that must not hold a connection.
   * With `none` nobody keeps the answer for an `Idempotency-Key`: a POST does it itself, with `@IdempotencyKey()`.
   */
  transaction?: TransactionMode;
  /** The answer holds a secret: no cache keeps it, and what is stored for `Idempotency-Key` is encrypted. */
  confidential?: boolean;
  /** A POST that leaves a record each time and changes nothing else: a replay would leave none, so it takes no `Idempotency-Key`. */
  actsEachTime?: boolean;
  /**
   * It is allowed in a company that is suspended or about to close, which otherwise answers every write with
   * `tenant_suspended`: it reads or exports. What a `person` does to their own account always is.
   */
  whileSuspended?: boolean;
  /**
   * A `person` may do it in a session that their company's own provider has opened, too: it shows and changes nothing that belongs
   * to another company or to the account.
   */
  inCompanySessions?: boolean;
  /** The address that its answer leads to, for `Location`; a new record with an address of its own needs none. */
  leadsTo?: (answer: never) => string;
  /** The operation goes away; it works until its sunset, and announces it in the contract and with every answer. */
  deprecated?: Deprecation;
}

/**
 * The one route decorator: who may call, what success and failure look like, and which transaction it runs in.
 * The method's name is the operationId, hence also the name of the generated hook.
 */
export function Endpoint(options: EndpointOptions): MethodDecorator {
  const { summary, permission, status = 200, type, file, errors = [], leadsTo, deprecated } = options;
  const description = describe(options);
  const success = file
    ? { status, description: 'The file.', content: Object.fromEntries(file.map((kind) => [kind, { schema: BINARY }])) }
    : {
        status,
        description: status === 204 ? 'Done. No content.' : summary,
        ...(type && { type }),
        ...(status === 202 && leadsTo && { headers: { Location: { $ref: '#/components/headers/Location' } } }),
      };
  return applyDecorators(
    (controller: object, name: string | symbol, place: PropertyDescriptor) =>
      answered(controller, String(name), place, options),
    DeclaredEndpoint(options),
    RouteAccess(permission),
    HttpCode(status),
    ApiOperation({ summary, ...(description && { description }), ...(deprecated && { deprecated: true }) }),
    ApiResponse(success),
    ApiExtension('x-permission', permission),
    ...problemResponses(permission, errors),
    ...(file ? [ApiProduces(...file, 'application/problem+json')] : []),
    RouteConfig(routeConfig(options)),
    ...(permission === 'public' ? [] : [ApiBearerAuth()]),
    ...(deprecated ? [Deprecated(deprecated)] : []),
    ...manner(options),
  );
}

/** How the route is run, and what is kept of it. */
function manner({ confidential, actsEachTime, shows, whileSuspended }: EndpointOptions): MethodDecorator[] {
  return [
    ...(whileSuspended ? [ApiExtension(WHILE_SUSPENDED, true)] : []),
    ...(confidential ? [Header('cache-control', 'no-store')] : []),
    ...(actsEachTime ? [ApiExtension(ACTS_EACH_TIME, true)] : []),
    ...(shows ? [ApiExtension('x-shows', shows)] : []),
  ];
}

declare module 'fastify' {
  /** What hooks know of a route that was declared with `@Endpoint`. */
  interface FastifyContextConfig {
    /** No credential is needed. */
    isPublic?: boolean;
    /** It waits for something other than the database: a file, a thread, somebody else's server. */
    waitsElsewhere?: boolean;
    deprecation?: Deprecation;
  }
}

/** All of it in one place: a second `RouteConfig` would replace the first. */
const routeConfig = ({ permission, transaction, deprecated }: EndpointOptions): FastifyContextConfig => ({
  isPublic: permission === 'public',
  waitsElsewhere: transaction === 'none',
  ...(deprecated && { deprecation: deprecated }),
});

/** How the contract says that an operation takes no `Idempotency-Key`. */
export const ACTS_EACH_TIME = 'x-acts-each-time';

/** How the contract says that an operation is allowed in a suspended company although it is no GET. */
export const WHILE_SUSPENDED = 'x-while-suspended';

const BINARY = { type: 'string' as const, format: 'binary', maxLength: 1_073_741_824 };

function describe({ description, deprecated }: EndpointOptions): string {
  return [deprecated && deprecationNotice(deprecated), description].filter((part) => part).join('\n\n');
}
