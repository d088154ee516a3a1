import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint } from '../../../kernel/http/index.js';
import { BulkClients } from './bulk-clients.js';
import { BulkClientResultsDto, BulkClientsDto } from './bulk-clients.dto.js';

/** One action for many clients. */
@ApiTags('Clients')
@Controller('clients/bulk')
export class BulkClientsController {
  constructor(private readonly bulk: BulkClients) {}

  @Post('archive')
  @Endpoint({
    summary: 'Archive many clients',
    description: 'Up to 500. Each is archived or refused for itself; look at `results`.',
    permission: 'clients.archive',
    type: BulkClientResultsDto,
  })
  async bulkArchiveClients(@Body() { ids }: BulkClientsDto): Promise<BulkClientResultsDto> {
    return { results: await this.bulk.archive(ids) };
  }

  @Post('restore')
  @Endpoint({
    summary: 'Bring many archived clients back',
    description: 'Up to 500. Each is restored or refused for itself; look at `results`.',
    permission: 'clients.archive',
    type: BulkClientResultsDto,
  })
  async bulkRestoreClients(@Body() { ids }: BulkClientsDto): Promise<BulkClientResultsDto> {
    return { results: await this.bulk.restore(ids) };
  }
}
