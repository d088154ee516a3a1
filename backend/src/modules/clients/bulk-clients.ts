import { Injectable } from '@nestjs/common';
import { Bulk, bulkAction, type BulkActions, type BulkResultsDto } from '../../kernel/bulk/index.js';
import { ClientsService } from './clients.service.js';
import { BulkCreateClientDto, BulkMoveClientDto, BulkUpdateClientDto } from './bulk-clients.dto.js';

/** What a row may do with a client. */
@Injectable()
export class BulkClients {
  private readonly actions: BulkActions = {
    create: bulkAction({
      row: BulkCreateClientDto,
      permission: 'clients.create',
      creates: true,
      run: async ({ client }) => (await this.clients.create(client)).client,
    }),
    update: bulkAction({
      row: BulkUpdateClientDto,
      permission: 'clients.update',
      run: ({ id, version = null, changes }) => this.clients.updateAlone(id, version, changes),
    }),
    archive: bulkAction({
      row: BulkMoveClientDto,
      permission: 'clients.archive',
      run: ({ id }) => this.clients.toArchive(id),
    }),
    restore: bulkAction({
      row: BulkMoveClientDto,
      permission: 'clients.archive',
      run: ({ id }) => this.clients.fromArchive(id),
    }),
  };

  constructor(
    private readonly clients: ClientsService,
    private readonly bulk: Bulk,
  ) {}

  run(rows: object[]): Promise<BulkResultsDto> {
    return this.bulk.run(rows, this.actions);
  }
}
