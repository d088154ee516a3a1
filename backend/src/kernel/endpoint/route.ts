import type { Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Principal } from '../access/index.js';
import type { EndpointOptions } from './endpoint.js';

/** What `@ApiConsumes` of @nestjs/swagger leaves on a route that takes something else than JSON. */
const CONSUMES = 'swagger/apiConsumes';

/** A parameter of a handler that comes from the request. */
export interface Input {
  index: number;
  from: 'body' | 'query' | 'elsewhere';
  /** Its DTO. */
  type: Type<object> | undefined;
}

/** What the decorators of a route declare, read once. */
export interface Route extends Pick<EndpointOptions, 'permission' | 'transaction' | 'leadsTo' | 'type'> {
  confidential: boolean;
  whileSuspended: boolean;
  inCompanySessions: boolean;
  actsEachTime: boolean;
  inputs: Input[];
  takesQuery: boolean;
  takesBody: boolean;
  /** Media types, where it takes something else than JSON. */
  consumes: string[] | undefined;
}

/** A request on its way through its route. */
export interface Call {
  request: FastifyRequest & { user?: Principal };
  reply: FastifyReply;
  route: Route;
}

/** Stands in for a parameter until it is its turn: the media type is checked before the content. */
export class LateParameter {
  constructor(readonly read: (call: Call) => unknown) {}
}

/** What a method of a controller takes and how it is run. */
export function readRoute(controller: object, name: string, options: EndpointOptions): Route {
  const inputs = inputsOf(controller, name);
  const takes = (wanted: Input['from']) => inputs.some(({ from }) => from === wanted);
  const handler = Reflect.get(controller, name) as object;
  const { permission, transaction, leadsTo, type, confidential = false, actsEachTime = false } = options;
  const { whileSuspended = false, inCompanySessions = false } = options;
  return {
    permission,
    ...(transaction && { transaction }),
    ...(leadsTo && { leadsTo }),
    ...(type && { type }),
    confidential,
    whileSuspended,
    inCompanySessions,
    actsEachTime,
    inputs,
    takesQuery: takes('query'),
    takesBody: takes('body'),
    consumes: Reflect.getMetadata(CONSUMES, handler) as string[] | undefined,
  };
}

/** What comes with the request itself needs no check. */
const OURS: string[] = [RouteParamtypes.REQUEST, RouteParamtypes.RESPONSE, RouteParamtypes.NEXT].map(String);
const SOURCES: Record<string, Input['from']> = {
  [String(RouteParamtypes.BODY)]: 'body',
  [String(RouteParamtypes.QUERY)]: 'query',
};

/** What Nest keeps about `@Query()` and `@Body()`: `{ "4:0": { index } }`, by kind and position. */
function inputsOf(controller: object, name: string): Input[] {
  const kept = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller.constructor, name) ?? {}) as Kept;
  const types = (Reflect.getMetadata('design:paramtypes', controller, name) ?? []) as Array<Type<object> | undefined>;
  return Object.entries(kept)
    .map(([key, { index }]) => ({ kind: key.split(':', 1)[0] ?? '', index }))
    .filter(({ kind }) => !OURS.includes(kind))
    .map(({ kind, index }) => ({ index, from: SOURCES[kind] ?? 'elsewhere', type: types[index] }));
}

type Kept = Record<string, { index: number }>;
