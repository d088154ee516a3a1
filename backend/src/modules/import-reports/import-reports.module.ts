import { Module } from '@nestjs/common';
import { ImportProblemsModule } from '../import-problems/index.js';
import { ImportsModule } from '../imports/index.js';
import { ImportProblems } from './import-problems.js';
import { ProblemsController } from './problems.controller.js';

@Module({
  imports: [ImportsModule, ImportProblemsModule],
  controllers: [ProblemsController],
  providers: [ImportProblems],
})
export class ImportReportsModule {}
