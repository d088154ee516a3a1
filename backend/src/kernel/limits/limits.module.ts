import { Global, Module } from '@nestjs/common';
import { AnsweredRequests } from './answered-requests.js';
import { Budgets } from './budgets.js';
import { RateLimits } from './rate-limits.js';

/** How much one caller, one company and one address may ask. */
@Global()
@Module({ providers: [AnsweredRequests, Budgets, RateLimits], exports: [AnsweredRequests, RateLimits] })
export class LimitsModule {}
