import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BulkResultsDto } from '../../kernel/bulk/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { BulkClients } from './bulk-clients.js';
import { BulkClientsDto } from './bulk-clients.dto.js';

/** Many clients at once. */
@ApiTags('Clients')
@Controller('clients/bulk')
export class BulkClientsController {
  constructor(private readonly bulk: BulkClients) {}

  @Post()
  @Endpoint({
    summary: 'Create, update, archive, or restore clients in bulk',
    description:
      'Up to 500 rows in one transaction. Each row succeeds or fails on its own, with the status and problem it ' +
      'would have returned on its own. See `results`.',
    permission: ['clients.create', 'clients.update', 'clients.archive'],
    type: BulkResultsDto,
  })
  bulkClients(@Body() { rows }: BulkClientsDto): Promise<BulkResultsDto> {
    return this.bulk.run(rows);
  }
}
