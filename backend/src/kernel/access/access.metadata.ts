import { Reflector } from '@nestjs/core';
import type { Access } from './permission.js';

/** What `@Endpoint` leaves on a route for the guard. */
export const RouteAccess = Reflector.createDecorator<Access>();
