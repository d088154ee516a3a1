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

/** What the contract allows; the operator's UPLOAD_LIMIT_MB decides below that. */
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
    description: 'Imports of the company, with where each of them stands.',
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
      'CSV (comma, semicolon, tab or bar) or vCard, in any usual encoding. The answer says how the file was understood and ' +
      'suggests what each column becomes; nothing is imported yet. Confirm or change that with `updateImport`, check ' +
      'it with `validateImport`, then start it with `runImport`. Under one `Idempotency-Key` a file is taken once; what ' +
      'was refused is not kept, so the mended file may come under the same key.',
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
    summary: 'Read an import',
    description: 'Where it stands, what its columns become, and how many rows it has made, changed or set aside.',
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
    description: 'Merge patch, possible until the import runs. What was tried dry before is no longer valid.',
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
    description: 'Afterwards the import is `validated`, `validation` has the counts, and the problems can be listed.',
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
      'Rows in order become clients; rows with problems are reported and leave the others alone. A row that an ' +
      'earlier import of the same list brought is not created again.',
    permission: 'imports.run',
    errors: [ImportNotFound, ImportBusy, InvalidTransition],
  })
  async runImport(@Id('importId') importId: string): Promise<OperationDto> {
    return OperationDto.from(await this.imports.startRun(importId));
  }

  @Post(':importId/cancel')
  @Endpoint({
    summary: 'Stop an import',
    description: 'What was created by then stays; `undoImport` removes it.',
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
      'Within seven days: removes the clients and properties that it created and nobody has changed or planned work ' +
      'for since. What was changed stays and is listed among the problems with severity `kept`.',
    permission: 'imports.run',
    errors: [ImportNotFound, ImportBusy, InvalidTransition, UndoExpired],
  })
  async undoImport(@Id('importId') importId: string): Promise<OperationDto> {
    return OperationDto.from(await this.imports.startUndo(importId));
  }
}
