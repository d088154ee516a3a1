import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImportProblem } from './import-problem.entity.js';
import { ImportProblemsRepository } from './import-problems.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([ImportProblem])],
  providers: [ImportProblemsRepository],
  exports: [ImportProblemsRepository],
})
export class ImportProblemsModule {}
