import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import {
  IdTaken,
  InvalidTransition,
  PreconditionRequired,
  type SeenVersion,
  VersionMismatch,
} from '../../kernel/problem/index.js';
import type { JsonAnswer } from '../../kernel/reading/index.js';
import { ClientNotFound } from '../client-access/index.js';
import { ClientDto } from './client-answer.dto.js';
import { CreateClientDto, UpdateClientDto } from './client.dto.js';
import { ClientHasOpenJobs } from './clients.errors.js';
import { ClientsService } from './clients.service.js';

/** Who pays, with the people to reach and the places to work at. */
@ApiTags('Clients')
@Controller('clients')
export class ClientsController {
  constructor(private readonly clients: ClientsService) {}

  @Post()
  @Endpoint({
    summary: 'Create a client',
    description: 'Optionally includes contacts and properties. The server assigns the client number.',
    permission: 'clients.create',
    status: 201,
    type: ClientDto,
    errors: [IdTaken],
  })
  async createClient(@Body() client: CreateClientDto): Promise<ClientDto> {
    return ClientDto.from(await this.clients.create(client));
  }

  @Get(':clientId')
  @Endpoint({
    summary: 'Get a client',
    description:
      'Includes contacts and active properties. Crew members can get only clients on their visits, without billing ' +
      'details and office notes.',
    permission: ['clients.read.all', 'clients.read.assigned'],
    shows: ['client', 'contact', 'property'],
    type: ClientDto,
    errors: [ClientNotFound],
  })
  getClient(@Id('clientId') clientId: string): Promise<JsonAnswer<ClientDto>> {
    return this.clients.read(clientId);
  }

  @Patch(':clientId')
  @Endpoint({
    summary: 'Update a client',
    description:
      'JSON Merge Patch: only the fields you send change. Send null to clear a field. Contacts, ' +
      'properties, and the status have their own operations.',
    permission: 'clients.update',
    type: ClientDto,
    errors: [ClientNotFound, VersionMismatch, PreconditionRequired],
  })
  async updateClient(
    @Id('clientId') clientId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateClientDto,
  ): Promise<ClientDto> {
    return ClientDto.from(await this.clients.update(clientId, version, changes));
  }

  @Post(':clientId/activate')
  @Endpoint({
    summary: 'Activate a client',
    description:
      'Turns a lead or an inactive client into an active one. Returns 409 `invalid_transition` for any other status.',
    permission: 'clients.update',
    type: ClientDto,
    errors: [ClientNotFound, InvalidTransition],
  })
  async activateClient(@Id('clientId') clientId: string): Promise<ClientDto> {
    return ClientDto.from(await this.clients.activate(clientId));
  }

  @Post(':clientId/deactivate')
  @Endpoint({
    summary: 'Deactivate a client',
    description:
      "For clients who pause service. The client can still be found and read, but isn't active. Has no effect on an " +
      'inactive client.',
    permission: 'clients.update',
    type: ClientDto,
    errors: [ClientNotFound, InvalidTransition],
  })
  async deactivateClient(@Id('clientId') clientId: string): Promise<ClientDto> {
    return ClientDto.from(await this.clients.deactivate(clientId));
  }

  @Post(':clientId/archive')
  @Endpoint({
    summary: 'Archive a client',
    description: 'The client keeps all of its data and can be restored.',
    permission: 'clients.archive',
    type: ClientDto,
    errors: [ClientNotFound, ClientHasOpenJobs, InvalidTransition],
  })
  async archiveClient(@Id('clientId') clientId: string): Promise<ClientDto> {
    return ClientDto.from(await this.clients.archive(clientId));
  }

  @Post(':clientId/restore')
  @Endpoint({
    summary: 'Restore an archived client',
    description: 'The client returns to its previous status.',
    permission: 'clients.archive',
    type: ClientDto,
    errors: [ClientNotFound, InvalidTransition],
  })
  async restoreClient(@Id('clientId') clientId: string): Promise<ClientDto> {
    return ClientDto.from(await this.clients.restore(clientId));
  }
}
