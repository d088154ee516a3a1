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
      'All that the list shows with a filter, or the ones with `ids`; without those that a search finds for a likeness ' +
      'alone. A row for each property, with the client, its contacts and its tags in each; UTF-8, streamed, in the order in which ' +
      'clients were made. Values that a spreadsheet would calculate begin with an apostrophe. Uploaded as an import, the ' +
      'file makes the same clients; access codes, archived properties, billing settings and preferences aren’t in it.',
    permission: 'clients.read.all',
    status: 200,
    file: ['text/csv'],
    transaction: 'none',
    actsEachTime: true,
  })
  async downloadClients(@Body() request: ExportClientsDto): Promise<StreamableFile> {
    return csvAnswer(await this.clients.table(request), 'clients.csv');
  }
}
