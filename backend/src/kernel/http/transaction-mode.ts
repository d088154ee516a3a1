import { Reflector } from '@nestjs/core';

export type TransactionMode = 'read' | 'write' | 'none';

/** What `@Endpoint({ transaction })` leaves on a route for the scope interceptor. */
export const RouteTransaction = Reflector.createDecorator<TransactionMode>();
