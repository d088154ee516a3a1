import { Global, Module } from '@nestjs/common';
import { HostResolver } from './host-resolver.js';
import { Outbound } from './outbound.js';

/** Calls to addresses that people entered, for every module. */
@Global()
@Module({ providers: [HostResolver, Outbound], exports: [HostResolver, Outbound] })
export class OutboundModule {}
