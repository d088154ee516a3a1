import { Global, Module } from '@nestjs/common';
import { Bulk } from './bulk.js';

/** Many changes in one request. */
@Global()
@Module({ providers: [Bulk], exports: [Bulk] })
export class BulkModule {}
