import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { Endpoint } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { ClientList } from './client-list.js';
import { ClientRowDto, ClientTagDto, ListClientsQuery } from './client-list.dto.js';

/** Clients by filter, search and tag. */
@ApiTags('Clients')
@Controller('clients')
export class ClientListController {
  constructor(private readonly clientList: ClientList) {}

  @Get()
  @Endpoint({
    summary: 'List and search clients',
    description: 'Crew members see only clients on their visits.',
    permission: ['clients.read.all', 'clients.read.assigned'],
    shows: ['client', 'contact', 'property'],
    type: pageOf(ClientRowDto),
  })
  listClients(@Query() query: ListClientsQuery): Promise<JsonAnswer<Page<ClientRowDto>>> {
    return this.clientList.rows(query);
  }

  @Get('tags')
  @Endpoint({
    summary: 'List client tags',
    description: 'All client tags in alphabetical order, up to 200.',
    permission: 'clients.read.all',
    shows: ['client'],
    type: pageOf(ClientTagDto),
  })
  async listClientTags(): Promise<Page<ClientTagDto>> {
    return { items: await this.clientList.tags(), nextCursor: null };
  }
}
