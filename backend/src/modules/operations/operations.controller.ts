import { Controller, Get, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { attachment } from '../../kernel/files/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { Forbidden, InvalidTransition } from '../../kernel/problem/index.js';
import { ListOperationsQuery, OperationDto } from './operation.dto.js';
import { VisibleOperations } from './visible-operations.js';
import { OperationFileNotFound, OperationNotFound } from './operations.errors.js';

const OWN = 'Users see the operations they started. With `operations.read`, they see all operations of the company.';

/** Long work of the company: what answers 202 can be followed here. */
@ApiTags('Operations')
@Controller('operations')
export class OperationsController {
  constructor(private readonly desk: VisibleOperations) {}

  @Get()
  @Endpoint({
    summary: 'List operations, newest first',
    description: OWN,
    permission: 'authenticated',
    shows: ['operation'],
    type: pageOf(OperationDto),
  })
  async listOperations(@Query() query: ListOperationsQuery): Promise<Page<OperationDto>> {
    return mapPage(await this.desk.list(query), OperationDto.from);
  }

  @Get(':operationId')
  @Endpoint({
    summary: 'Get an operation',
    description: OWN,
    permission: 'authenticated',
    shows: ['operation'],
    type: OperationDto,
    errors: [OperationNotFound],
  })
  async getOperation(@Id('operationId') operationId: string): Promise<OperationDto> {
    return OperationDto.from(await this.desk.get(operationId));
  }

  @Post(':operationId/cancel')
  @Endpoint({
    summary: 'Cancel an operation',
    description:
      "The response shows the request; the state changes when the work has stopped. Canceling someone else's " +
      'operation requires `settings.manage`.',
    permission: 'authenticated',
    type: OperationDto,
    errors: [OperationNotFound, InvalidTransition, Forbidden],
    whileSuspended: true,
  })
  async cancelOperation(@Id('operationId') operationId: string): Promise<OperationDto> {
    return OperationDto.from(await this.desk.cancel(operationId));
  }

  @Get(':operationId/file')
  @Endpoint({
    summary: "Download an operation's file",
    description:
      'For completed operations whose result is a file. The archive of the whole company requires what `exportTenant` ' +
      'requires, and each download of it is noted in the audit log.',
    permission: 'authenticated',
    file: ['text/csv', 'application/pdf', 'application/zip', 'application/octet-stream'],
    errors: [OperationNotFound, OperationFileNotFound, Forbidden],
    whileSuspended: true,
  })
  async downloadOperationFile(@Id('operationId') operationId: string): Promise<StreamableFile> {
    return attachment(await this.desk.openFile(operationId));
  }
}
