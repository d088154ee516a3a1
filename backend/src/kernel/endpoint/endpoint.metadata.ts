import type { Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';

export type TransactionMode = 'read' | 'write' | 'none';

/** What `@Endpoint({ transaction })` leaves on a route for the scope interceptor. */
export const RouteTransaction = Reflector.createDecorator<TransactionMode>();

/** What `@Endpoint({ confidential })` leaves there: the stored answer is encrypted. */
export const RouteIsConfidential = Reflector.createDecorator<boolean>();

/** What `@Endpoint({ actsEachTime })` leaves there: an answer is never replayed. */
export const RouteActsEachTime = Reflector.createDecorator<boolean>();

/** What `@Endpoint({ type })` leaves there: the class of the answer. */
export const RouteAnswer = Reflector.createDecorator<Type>();
