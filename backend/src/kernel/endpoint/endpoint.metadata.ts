import { Reflector } from '@nestjs/core';
import type { EndpointOptions } from './endpoint.js';

export type TransactionMode = 'read' | 'write' | 'none';

/** The options of `@Endpoint`, kept on the route. */
export const DeclaredEndpoint = Reflector.createDecorator<EndpointOptions>();
