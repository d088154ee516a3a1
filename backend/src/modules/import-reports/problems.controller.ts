import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { ImportNotFound } from '../imports/index.js';
import { ImportProblems } from './import-problems.js';
import { DownloadImportProblemsQuery, ImportProblemDto, ListImportProblemsQuery } from './problem.dto.js';

/** What is wrong with rows of a client list. */
@ApiTags('Imports')
@Controller('imports/:importId/problems')
export class ProblemsController {
  constructor(private readonly problems: ImportProblems) {}

  @Get()
  @Endpoint({
    summary: 'List import problems',
    description:
      "Rows that couldn't be imported, or were imported with a warning, in file order, each with the column and the " +
      'reason.',
    permission: 'imports.read',
    shows: ['import'],
    type: pageOf(ImportProblemDto),
    errors: [ImportNotFound],
  })
  async listImportProblems(
    @Id('importId') importId: string,
    @Query() query: ListImportProblemsQuery,
  ): Promise<Page<ImportProblemDto>> {
    return mapPage(await this.problems.list(importId, query), ImportProblemDto.from);
  }

  @Get('file')
  @Endpoint({
    summary: 'Download the rows that need fixing',
    description:
      'A CSV file (UTF-8) with the original columns and, at the end, `Hedgerow: line` and `Hedgerow: problem`, which ' +
      'are ignored when you upload the fixed file. Values that a spreadsheet would calculate start with an ' +
      'apostrophe.',
    permission: 'imports.read',
    file: ['text/csv'],
    transaction: 'none',
    errors: [ImportNotFound],
  })
  async downloadImportProblems(
    @Id('importId') importId: string,
    @Query() { severity }: DownloadImportProblemsQuery,
  ): Promise<StreamableFile> {
    return this.problems.file(importId, severity);
  }
}
