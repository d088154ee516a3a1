import { Reflector } from '@nestjs/core';
import type { EndpointOptions } from './endpoint.js';

export type TransactionMode = 'read' | 'write' | 'none';

/** What `@Endpoint` leaves on a route for whoever asks about routes. */
export const DeclaredEndpoint = Reflector.createDecorator<EndpointOptions>();
