import { Global, Module } from '@nestjs/common';
import { Budgets } from './budgets.js';
import { RateLimits } from './rate-limits.js';

/** How much one caller, one company and one address may ask. */
@Global()
@Module({ providers: [Budgets, RateLimits], exports: [RateLimits] })
export class LimitsModule {}
