import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { uuidv7 } from '../../lib/uuid';
import { personOfToken } from '../auth/tokens';
import type { MockDb, Person } from '../db';
import { type MockApi, type MockRequest, Reply } from '../mock-api';
import { invalid, MockProblem } from '../problem';
import { obeySentinels } from '../sentinels';
import { encode, entityTag, matchesTag, sparse, tagOf } from './answers';
import type { Checks } from './checks';
import type { Operation } from './contract';
import { Replays } from './replays';
import { readBody, readQuery } from './requests';

interface Mock {
  checks: Checks;
  api: MockApi;
  db: MockDb;
}

/** A handler as the engine sees it: which operation it is for was settled by its name. */
type AnyHandler = (request: MockRequest) => unknown;

/** The mock as one function from request to answer; a door (Vite, node:http, a test) only carries both. */
export function mockApp({ checks, api, db }: Mock): Hono {
  const { contract } = checks;
  const replays = new Replays();
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.res.headers.set('X-Request-Id', requestIdOf(context));
    context.res.headers.set('Cache-Control', 'no-store');
  });
  app.use(
    cors({
      // Whoever develops on this machine, from any port: a token is needed all the same.
      origin: (origin) => (isLoopback(origin) ? origin : null),
      credentials: true,
      exposeHeaders: ['ETag', 'Location', 'Retry-After', 'X-Request-Id', 'Idempotency-Replayed'],
    }),
  );

  app.get('/api/v1/openapi.json', (context) => context.json(contract.document));
  for (const operation of contract.operations) {
    // The compiler has seen that the mock has a handler for each; a contract newer than the hooks may know more.
    const handler = api[operation.id] as AnyHandler | undefined;
    app.on(operation.method.toUpperCase(), honoPath(operation.path), async (context) => {
      if (!handler) throw new MockProblem(501, 'not_mocked', { detail: `No handler for ${operation.id}.` });
      try {
        const request = await read(operation, context);
        const again = replays.of(operation, context, request.body);
        return again ?? replays.keep(operation, context, request.body, await answer(operation, handler, request));
      } catch (error) {
        throw documented(operation, error);
      }
    });
  }
  for (const [path, methods] of methodsByPath(contract.operations)) {
    const allow = [...methods].join(', ');
    app.all(honoPath(path), () => {
      throw new MockProblem(405, 'method_not_allowed', { detail: `Use one of: ${allow}.`, headers: { Allow: allow } });
    });
  }
  app.notFound((context) => problem(new MockProblem(404, 'not_found', { detail: 'Nothing is here.' }), context));
  app.onError((error, context) => {
    if (error instanceof MockProblem) return problem(error, context);
    console.error(error);
    return problem(new MockProblem(500, 'internal_error', { detail: `The mock broke: ${error.message}` }), context);
  });
  return app;

  async function read(operation: Operation, context: Context): Promise<MockRequest> {
    const person = authorize(operation, context, db);
    const path: Record<string, unknown> = context.req.param();
    const query = readQuery(operation, new URL(context.req.url).searchParams);
    const body = await readBody(operation, context.req.raw);
    const errors = [
      ...checks.parameters(operation, 'path', path),
      ...checks.parameters(operation, 'query', query),
      ...(operation.body?.mediaType === 'application/json' ? checks.body(operation, body) : []),
    ];
    if (errors.length > 0) throw invalid(...errors);
    requirePrecondition(operation, context);
    await obeySentinels(db, [query, body]);
    return { path, query, body, headers: context.req.raw.headers, db, ...seats(operation, person) } as MockRequest;
  }

  async function answer(operation: Operation, handler: AnyHandler, request: MockRequest): Promise<Response> {
    const result = await handler(request);
    const { body, headers } = result instanceof Reply ? (result as Reply<unknown>) : { body: result, headers: {} };
    const encoded = encode(operation, contract, sparse(body, request.query));
    const broken = checks.answer(operation, operation.status, encoded.mediaType, body);
    if (broken.length > 0) throw new Error(`An answer breaks the contract. ${broken.slice(0, 5).join(' · ')}`);
    const tag = operation.method === 'get' ? tagOf(body) : entityTag(body);
    if (tag && operation.method === 'get' && matchesTag(request.headers, tag))
      return new Response(null, { status: 304, headers: { ETag: tag } });
    return new Response(encoded.payload, {
      status: operation.status,
      headers: {
        ...(encoded.mediaType && { 'Content-Type': encoded.mediaType }),
        ...(tag && { ETag: tag }),
        ...headers,
      },
    });
  }

  /** Problems are held to the contract as well: one that the operation does not document is a fault of the mock. */
  function documented(operation: Operation, error: unknown): unknown {
    if (!(error instanceof MockProblem)) return error;
    const document = error.document(operation.path, 'none');
    const broken = checks.answer(operation, error.status, 'application/problem+json', document);
    return broken.length === 0 ? error : new Error(`A problem breaks the contract. ${broken.join(' · ')}`);
  }

  function problem(error: MockProblem, context: Context): Response {
    const { pathname } = new URL(context.req.url);
    const body = error.document(pathname, requestIdOf(context), contract.titles.get(error.code));
    return Response.json(body, {
      status: error.status,
      headers: { 'Content-Type': 'application/problem+json', ...error.extras.headers },
    });
  }
}

function authorize(operation: Operation, context: Context, db: MockDb): Person | null {
  if (operation.permissions.includes('public')) return null;
  const person = personOfToken(db, context.req.header('authorization'));
  if (!person) {
    const headers = { 'WWW-Authenticate': 'Bearer realm="hedgerow"' };
    const detail = 'Send a valid access token: Authorization: Bearer <token>.';
    throw new MockProblem(401, 'unauthenticated', { detail, headers });
  }
  const kind = person.apiKeyId === undefined ? 'person' : 'api_key';
  const granted: readonly string[] = [...person.role.permissions, 'authenticated', kind];
  if (operation.permissions.some((permission) => granted.includes(permission))) return person;
  if (operation.permissions.includes('person') || operation.permissions.includes('api_key'))
    throw new MockProblem(403, 'wrong_credential', { detail: 'This needs another kind of credential.' });
  const [permission = ''] = operation.permissions;
  throw new MockProblem(403, 'forbidden', {
    detail: `This needs the permission ${permission}.`,
    members: { permission },
  });
}

/** What only operations with a sign-in may read: elsewhere it is a mistake in the handler, and says so. */
function seats({ id }: Operation, person: Person | null): object {
  const nobody = (): never => {
    throw new Error(`${id} is public: nobody is signed in.`);
  };
  if (person) return { me: person, company: person.company };
  return Object.defineProperties({}, { me: { get: nobody }, company: { get: nobody } });
}

function requirePrecondition({ parameters }: Operation, context: Context): void {
  const isRequired = parameters.some(({ name, required }) => name.toLowerCase() === 'if-match' && required);
  if (!isRequired || context.req.header('if-match') !== undefined) return;
  throw new MockProblem(428, 'precondition_required', { detail: 'Send If-Match with the ETag that you read.' });
}

function methodsByPath(operations: readonly Operation[]): Map<string, Set<string>> {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of operations)
    methods.set(path, (methods.get(path) ?? new Set()).add(method.toUpperCase()));
  return methods;
}

const requestIds = new WeakMap<Request, string>();

function requestIdOf(context: Context): string {
  const { raw } = context.req;
  const sent = context.req.header('x-request-id') ?? '';
  const id = requestIds.get(raw) ?? (/^[\w.:-]{1,100}$/.test(sent) ? sent : uuidv7());
  requestIds.set(raw, id);
  return id;
}

const honoPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const isLoopback = (origin: string): boolean => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
