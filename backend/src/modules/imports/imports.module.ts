import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/http/index.js';
import { ClientIntakeModule } from '../client-intake/index.js';
import { OperationsModule } from '../operations/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { DryRun } from './dry-run.js';
import { ImportRecord, ImportRecordsRepository } from './identity/index.js';
import { ImportFile } from './import-file.js';
import { ImportUpload } from './import-upload.js';
import { Import } from './import.entity.js';
import { ImportsController } from './imports.controller.js';
import { ImportsProcessor } from './imports.processor.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ImportLookups } from '../import-rows/index.js';
import { PresetsController } from '../import-presets/presets.controller.js';
import { ImportPreview } from '../import-preview/import-preview.js';
import { PreviewController } from '../import-preview/preview.controller.js';
import { ImportProblems } from '../import-problems/import-problems.js';
import { ImportProblem, ImportProblemsRepository } from '../import-problems/index.js';
import { ProblemsController } from '../import-problems/problems.controller.js';
import { ImportRun } from './import-run.js';
import { RowWriter } from '../import-rows/row-writer.js';
import { ImportUndo } from './import-undo.js';

@Sections({
  tag: 'Imports',
  group: 'Integration',
  description:
    'Client lists of other programs: upload a file, say what its columns mean, try it dry, run it, look at the ' +
    'problems, and undo it if it was wrong.',
})
@Module({
  imports: [
    TypeOrmModule.forFeature([Import, ImportRecord, ImportProblem]),
    ClientIntakeModule,
    OperationsModule,
    TenancyModule,
  ],
  controllers: [ImportsController, PreviewController, ProblemsController, PresetsController],
  providers: [
    ...[ImportsService, ImportsRepository, ImportsProcessor, ImportUpload, ImportFile],
    ...[ImportLookups, ImportRecordsRepository, ImportPreview, DryRun],
    ...[ImportRun, RowWriter, ImportUndo, ImportProblems, ImportProblemsRepository],
  ],
})
export class ImportsModule {}
