import { Global, Module } from '@nestjs/common';
import { RecordWriter } from './record-writer.js';

/** How the domains change their records. */
@Global()
@Module({ providers: [RecordWriter], exports: [RecordWriter] })
export class RecordsModule {}
