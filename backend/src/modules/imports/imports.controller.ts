import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { type IncomingFile, Upload } from '../../kernel/files/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { IdempotencyKey, KeyedCall } from '../../kernel/idempotency/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import {
  InvalidTransition,
  PreconditionRequired,
  type SeenVersion,
  TooLarge,
  UnsupportedMediaType,
  VersionMismatch,
} from '../../kernel/problem/index.js';
import { OperationDto, StartsOperation } from '../operations/index.js';
import { ImportUpload } from './import-upload.js';
import { ListImportsQuery, UpdateImportDto } from './import-update.dto.js';
import { ImportDto } from './import.dto.js';
import { ImportBusy, ImportNotFound, NameNotMapped, UndoExpired, UNREADABLE_FILE_ERRORS } from './imports.errors.js';
import { ImportsService } from './imports.service.js';

/** The contract's limit; the operator's UPLOAD_LIMIT_MB may be lower. */
const CONTRACT_LIMIT = 1024 * 1024 * 1024;

/** Client lists of other programs: upload, map, check, run, undo. */
@ApiTags('Imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly imports: ImportsService,
    private readonly upload: ImportUpload,
  ) {}

  @Get()
  @Endpoint({
    summary: 'List imports, newest first',
    description: "Returns the company's imports with their status.",
    permission: 'imports.read',
    shows: ['import'],
    type: pageOf(ImportDto),
  })
  async listImports(@Query() query: ListImportsQuery): Promise<Page<ImportDto>> {
    return mapPage(await this.imports.list(query), ImportDto.from);
  }

  @Post()
  @Endpoint({
    summary: 'Upload a client list',
    description:
      'CSV (comma, semicolon, tab, or pipe) or vCard, in any common encoding. The response describes the detected ' +
      'format and suggests a mapping for each column; nothing is imported yet. Confirm or change it with ' +
      '`updateImport`, check it with `validateImport`, then start it with `runImport`. A file is accepted once per ' +
      "`Idempotency-Key`; rejected uploads aren't stored, so you can send the fixed file with the same key.",
    permission: 'imports.run',
    status: 201,
    type: ImportDto,
    transaction: 'none',
    errors: [TooLarge, UnsupportedMediaType, ...UNREADABLE_FILE_ERRORS],
  })
  async createImport(
    @IdempotencyKey() call: KeyedCall,
    @Upload({ maxBytes: CONTRACT_LIMIT, description: 'The client list.' }) file: IncomingFile,
  ): Promise<ImportDto> {
    return this.upload.receive(call, file);
  }

  @Get(':importId')
  @Endpoint({
    summary: 'Get an import',
    description: 'Returns its status, its column mapping, and how many rows were created, changed, or not imported.',
    permission: 'imports.read',
    shows: ['import'],
    type: ImportDto,
    errors: [ImportNotFound],
  })
  async getImport(@Id('importId') importId: string): Promise<ImportDto> {
    return ImportDto.from(await this.imports.get(importId));
  }

  @Patch(':importId')
  @Endpoint({
    summary: 'Update column mapping and import options',
    description: 'JSON Merge Patch, allowed until the import runs. An earlier dry run is no longer valid.',
    permission: 'imports.run',
    type: ImportDto,
    transaction: 'none',
    errors: [
      ImportNotFound,
      ImportBusy,
      InvalidTransition,
      VersionMismatch,
      PreconditionRequired,
      ...UNREADABLE_FILE_ERRORS,
    ],
  })
  async updateImport(
    @Id('importId') importId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateImportDto,
  ): Promise<ImportDto> {
    return ImportDto.from(await this.imports.update(importId, version, changes));
  }

  @Post(':importId/validate')
  @StartsOperation({
    summary: 'Validate every row (dry run)',
    description:
      'When it has finished, the import is `validated`, `validation` has the counts, and the problems can be listed.',
    permission: 'imports.run',
    errors: [ImportNotFound, ImportBusy, InvalidTransition, NameNotMapped],
  })
  async validateImport(@Id('importId') importId: string): Promise<OperationDto> {
    return OperationDto.from(await this.imports.startValidation(importId));
  }

  @Post(':importId/run')
  @StartsOperation({
    summary: 'Import the rows',
    description:
      "Imports the rows in order. Rows with problems are reported and don't affect the others. A row that was " +
      "already imported from the same list isn't created again.",
    permission: 'imports.run',
    errors: [ImportNotFound, ImportBusy, InvalidTransition],
  })
  async runImport(@Id('importId') importId: string): Promise<OperationDto> {
    return OperationDto.from(await this.imports.startRun(importId));
  }

  @Post(':importId/cancel')
  @Endpoint({
    summary: 'Stop an import',
    description: 'Clients created so far stay. Use `undoImport` to remove them.',
    permission: 'imports.run',
    type: ImportDto,
    errors: [ImportNotFound, ImportBusy, InvalidTransition],
  })
  async cancelImport(@Id('importId') importId: string): Promise<ImportDto> {
    return ImportDto.from(await this.imports.cancel(importId));
  }

  @Post(':importId/undo')
  @StartsOperation({
    summary: 'Undo an import',
    description:
      'Available for 7 days. Removes the clients and properties the import created, except those edited since or ' +
      'with jobs. Those stay and are listed as problems with severity `kept`.',
    permission: 'imports.run',
    errors: [ImportNotFound, ImportBusy, InvalidTransition, UndoExpired],
  })
  async undoImport(@Id('importId') importId: string): Promise<OperationDto> {
    return OperationDto.from(await this.imports.startUndo(importId));
  }
}
