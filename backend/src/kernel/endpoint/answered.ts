import { Inject, Req, Res } from '@nestjs/common';
import type { EndpointOptions } from './endpoint.js';
import { type Call, readRoute, type Route } from './route.js';

/** What every request passes on the way to its handler and back. The HTTP part of the kernel is one. */
export abstract class RequestPipeline {
  /** `given`: what Nest has taken from the request, unchecked. `handle` takes it checked. */
  abstract answer(call: Call, given: unknown[], handle: (checked: unknown[]) => unknown): Promise<unknown>;
}

const PIPELINE = Symbol('request pipeline');

type Handler = (...given: unknown[]) => unknown;

/**
 * Wraps a handler in the pipeline, in place of Nest's chains of interceptors and pipes: those create a dozen promises
 * and Observables for each request, whether or not there is anything to wait for. Nest passes the wrapper what it takes
 * from the request, and after that the request and the reply.
 */
export function answered(controller: object, name: string, place: PropertyDescriptor, options: EndpointOptions): void {
  const handler = place.value as Handler;
  const count = Math.max(
    handler.length,
    ((Reflect.getMetadata('design:paramtypes', controller, name) ?? []) as []).length,
  );
  Req()(controller, name, count);
  Res({ passthrough: true })(controller, name, count + 1);
  Inject(RequestPipeline)(controller, PIPELINE);
  // Decorators above this one still add metadata.
  let route: Route | undefined;
  const wrapper = function (this: { [PIPELINE]: RequestPipeline }, ...given: unknown[]): Promise<unknown> {
    route ??= readRoute(controller, name, options);
    const [request, reply] = [given[count], given[count + 1]] as [Call['request'], Call['reply']];
    return this[PIPELINE].answer({ request, reply, route }, given, (checked) => handler.apply(this, checked));
  };
  Object.defineProperty(wrapper, 'name', { value: handler.name });
  for (const key of Reflect.getMetadataKeys(handler) as string[])
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), wrapper);
  place.value = wrapper;
}
