import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClientIntakeModule } from '../client-intake/index.js';
import { ImportProblemsModule } from '../import-problems/index.js';
import { ImportLookups } from './import-lookups.js';
import { ImportRecord } from './import-record.entity.js';
import { ImportRecordsRepository } from './import-records.repository.js';
import { ImportRows } from './import-rows.js';
import { RowWriter } from './row-writer.js';

@Module({
  imports: [TypeOrmModule.forFeature([ImportRecord]), ClientIntakeModule, ImportProblemsModule],
  providers: [ImportRows, ImportLookups, ImportRecordsRepository, RowWriter],
  exports: [ImportRows, ImportRecordsRepository],
})
export class ImportRowsModule {}
