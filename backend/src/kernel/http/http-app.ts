import { randomUUID } from 'node:crypto';
import { type Type, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyHttpOptions, FastifyRequest, RawServerDefault } from 'fastify';
import { Config, type Env, parseEnv } from '../config/index.js';
import { AnsweredRequests, eventLoop, RateLimits } from '../limits/index.js';
import { serveGuides } from '../guides/index.js';
import { createLog, createRequestLog, logRequests, NestLog, Refusals, requestIdOf } from '../logging/index.js';
import { MalformedRequest, problemOf, toAppError } from '../problem/index.js';
import {
  answerBelowHttp,
  boundConnections,
  boundTurns,
  boundUnreadAnswers,
  dropUnreadBodies,
  hangUpOnInsistentSenders,
  hangUpOnSlowSenders,
  InFlight,
  limitRequests,
  ownerOf,
  refuseEarly,
  SENDER_TIMEOUTS,
  shedLoad,
  targetIn,
} from '../admission/index.js';
import { announceDeprecations } from '../endpoint/index.js';
import { notModified, packed, ProblemFilter, RouteTable, sendProblem, sendLocations } from '../response/index.js';
import { readJson } from '../validation/index.js';
import { BESIDE_THE_API, serveDocumentation } from '../contract/index.js';
import { LONGEST_ADDRESS, refuseUnreadableAddresses } from './address.js';
import { hangUpWhenClosing } from './closing.js';
import { allowOrigins } from './cors.js';
import { registerPlugins, securityHeaders } from './plugins.js';
import { keepTurnsShort } from './short-turns.js';
import { believeAddressesAlone } from './forwarded-addresses.js';
import { serveWebApp } from './web-app.js';

const BODY_LIMIT = 1024 * 1024;
const LONGEST_HEADERS = 16 * 1024;
/** For what anybody may send: a sign-in takes a few hundred bytes. */
const PUBLIC_BODY_LIMIT = 16 * 1024;

/** Assembles the HTTP side of the API process; `main.api.ts` and the tests start the same thing. */
export async function createHttpApp(module: Type): Promise<NestFastifyApplication> {
  const routes = new RouteTable();
  const env = parseEnv(process.env);
  const log = createLog(env.LOG_LEVEL);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter(env), {
    logger: new NestLog(log),
    // Only JSON is parsed, by `readJson`, and forms with files.
    bodyParser: false,
  });
  const config = app.get(Config);
  const server = app.getHttpAdapter().getInstance();
  believeAddressesAlone(server);
  hangUpOnSlowSenders(server);
  limitPublicBodies(server);
  routes.watch(server);
  const refusals = new Refusals(log);
  logRequests(server, createRequestLog(env.LOG_LEVEL), refusals);
  hangUpWhenClosing(server);
  boundConnections(server, config.get('CONNECTIONS'));
  const onEveryAnswer = await securityHeaders(config);
  server.addHook('onRequest', (request, reply, done) => {
    reply.headers(onEveryAnswer).header('x-request-id', request.id);
    // Fastify, a piped body and our own code listen for the end of an answer: more than the ten that Node takes for a
    // leak.
    reply.raw.setMaxListeners(20);
    done();
  });
  announceDeprecations(server);
  sendLocations(server, routes);
  server.addHook('onSend', notModified);
  server.addHook('onSend', packed);
  app.setGlobalPrefix('api', { exclude: BESIDE_THE_API });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalFilters(new ProblemFilter(routes));
  await registerPlugins(app, config);
  allowOrigins(app, config.get('CORS_ORIGINS'));
  const [limits, answered] = [app.get(RateLimits), app.get(AnsweredRequests)];
  const inFlight = new InFlight(config.get('REQUESTS_IN_FLIGHT'), config.get('REQUEST_PATIENCE_MS'));
  limitRequests(server, limits);
  shedLoad(server, inFlight, (request) => limits.callerOf(request));
  const owner = (request: FastifyRequest) => ownerOf(limits.callerOf(request), request.ip);
  // After a request's share is given back: a slow sender holds none.
  dropUnreadBodies(server);
  boundUnreadAnswers(server, owner);
  keepTurnsShort(server, owner);
  readJson(server, (request) => eventLoop.room(owner(request)));
  refuseEarly(server, { inFlight, limits, answered, refusals, origins: config.get('CORS_ORIGINS') });
  hangUpOnInsistentSenders(server);
  boundTurns(server);
  refuseUnreadableAddresses(server);
  answered.watch(server);
  serveGuides(server);
  serveDocumentation(app);
  await serveWebApp(app, config.get('WEB_DIST'));
  return app;
}

function limitPublicBodies(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.config?.isPublic) route.bodyLimit = PUBLIC_BODY_LIMIT;
  });
}

function adapter({ TRUSTED_PROXIES }: Env): FastifyAdapter {
  const options: FastifyHttpOptions<RawServerDefault> = {
    bodyLimit: BODY_LIMIT,
    trustProxy: TRUSTED_PROXIES,
    genReqId: requestIdOf,
    requestIdHeader: false,
    // Requests that still arrive on open connections while the process ends are served.
    return503OnClosing: false,
    // An id of any length is one that does not exist, and the operation says so in its own words.
    routerOptions: { maxParamLength: LONGEST_ADDRESS, ignoreTrailingSlash: true },
    connectionTimeout: SENDER_TIMEOUTS.silenceMs,
    requestTimeout: SENDER_TIMEOUTS.requestMs,
    http: {
      maxHeaderSize: LONGEST_HEADERS,
      headersTimeout: SENDER_TIMEOUTS.headersMs,
      connectionsCheckingInterval: 5_000,
    },
    // Fastify answers a malformed address itself, bypassing the exception filter.
    frameworkErrors: (error, request, reply) => {
      const problem = toAppError(error);
      reply.header('x-request-id', request.id);
      sendProblem(problem.status >= 500 ? new MalformedRequest(error.message) : problem, request, reply);
    },
    // And what is not HTTP at all, Node answers below Fastify.
    clientErrorHandler: (error, socket) =>
      answerBelowHttp(
        socket,
        problemOf(new MalformedRequest(error.message), { url: targetIn(error), id: randomUUID() }),
      ),
  };
  return new FastifyAdapter<RawServerDefault>(options);
}
