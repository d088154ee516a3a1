import { Body, Controller, Post, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { csvAnswer } from '../../kernel/csv/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { ClientExport } from './client-export.js';
import { ExportClientsDto } from './client-export.dto.js';

/** Clients as a file. */
@ApiTags('Clients')
@Controller('clients/export')
export class ClientExportController {
  constructor(private readonly clients: ClientExport) {}

  @Post()
  @Endpoint({
    summary: 'Download clients as a CSV file',
    description:
      'Returns the clients that match the filter, oldest first, as a streamed UTF-8 file. Clients that a search finds ' +
      'only as similar are left out. Each property is a row, which repeats its client with contacts and tags. Values that ' +
      'a spreadsheet would calculate start with an apostrophe. Importing the file creates the same clients; access ' +
      "codes, archived properties, billing settings, and preferences aren't included. Each export is a " +
      '`tenant.clients_exported` event that says who exported, when, with which filter, and how many clients.',
    permission: 'clients.read.all',
    status: 200,
    file: ['text/csv'],
    transaction: 'none',
    actsEachTime: true,
    whileSuspended: true,
  })
  async downloadClients(@Body() request: ExportClientsDto): Promise<StreamableFile> {
    return csvAnswer(await this.clients.table(request), 'clients.csv');
  }
}
