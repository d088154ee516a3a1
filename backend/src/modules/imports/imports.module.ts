import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { ClientIntakeModule } from '../client-intake/index.js';
import { ImportProblemsModule } from '../import-problems/index.js';
import { ImportRowsModule } from '../import-rows/index.js';
import { OperationsModule } from '../operations/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DryRun } from './dry-run.js';
import { Import } from './import.entity.js';
import { ImportFile } from './import-file.js';
import { ImportRun } from './import-run.js';
import { ImportUndo } from './import-undo.js';
import { ImportUpload } from './import-upload.js';
import { ImportsController } from './imports.controller.js';
import { ImportsProcessor } from './imports.processor.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import './imports.permissions.js';

@Sections({
  tag: 'Imports',
  group: 'Integration',
  description:
    'Import client lists from other software: upload a file, map its columns, validate it with a dry run, run it, ' +
    'review the problems, and undo it if needed.',
})
@Module({
  imports: [
    TypeOrmModule.forFeature([Import]),
    ClientIntakeModule,
    ImportProblemsModule,
    ImportRowsModule,
    OperationsModule,
    TenancyModule,
  ],
  controllers: [ImportsController],
  providers: [
    ...[ImportsService, ImportsRepository, ImportsProcessor, ImportUpload, ImportFile],
    ...[DryRun, ImportRun, ImportUndo],
  ],
  exports: [ImportsRepository, ImportFile],
})
export class ImportsModule {}
