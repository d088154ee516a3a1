import { Global, Module } from '@nestjs/common';
import { Keyset } from './keyset.js';

/** Pages of lists. */
@Global()
@Module({ providers: [Keyset], exports: [Keyset] })
export class PagingModule {}
