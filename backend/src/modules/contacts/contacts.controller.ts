import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { Endpoint, Id, IfMatch } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { IdTaken, PreconditionRequired, type SeenVersion, VersionMismatch } from '../../kernel/problem/index.js';
import { ClientNotFound } from '../client-access/index.js';
import { ContactNotFound, TooManyContacts } from './contacts.errors.js';
import { ContactDto, CreateContactDto, ListContactsQuery, UpdateContactDto } from './contact.dto.js';
import { ContactsService } from './contacts.service.js';

/** People to reach at clients. */
@ApiTags('Contacts')
@Controller()
export class ContactsController {
  constructor(private readonly contacts: ContactsService) {}

  @Get('clients/:clientId/contacts')
  @Endpoint({
    summary: "List a client's contacts",
    description: "A client's contacts, primary contact first.",
    permission: ['clients.read.all', 'clients.read.assigned'],
    shows: ['contact'],
    type: pageOf(ContactDto),
    errors: [ClientNotFound],
  })
  async listContacts(@Id('clientId') clientId: string, @Query() query: ListContactsQuery): Promise<Page<ContactDto>> {
    return mapPage(await this.contacts.list(clientId, query), ContactDto.from);
  }

  @Post('clients/:clientId/contacts')
  @Endpoint({
    summary: 'Add a contact to a client',
    description:
      'A client can have up to 200 contacts. A contact needs a name, an email address, or a phone number; without ' +
      'any of them the request is rejected with 422. Making a contact primary replaces the previous primary contact.',
    permission: ['contacts.update', 'clients.update'],
    status: 201,
    type: ContactDto,
    errors: [ClientNotFound, IdTaken, TooManyContacts],
  })
  async createContact(@Id('clientId') clientId: string, @Body() contact: CreateContactDto): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.add(clientId, contact));
  }

  @Patch('contacts/:contactId')
  @Endpoint({
    summary: 'Update a contact',
    description:
      'JSON Merge Patch: only the fields you send change. Send null to clear a field. A contact ' +
      'must keep a name, an email address, or a phone number.',
    permission: ['contacts.update', 'clients.update'],
    type: ContactDto,
    errors: [ContactNotFound, VersionMismatch, PreconditionRequired],
  })
  async updateContact(
    @Id('contactId') contactId: string,
    @IfMatch() version: SeenVersion,
    @Body() changes: UpdateContactDto,
  ): Promise<ContactDto> {
    return ContactDto.from(await this.contacts.update(contactId, version, changes));
  }

  @Delete('contacts/:contactId')
  @Endpoint({
    summary: 'Delete a contact',
    description: 'If it was the primary contact, the oldest remaining contact becomes primary.',
    permission: ['contacts.update', 'clients.update'],
    status: 204,
    errors: [ContactNotFound, VersionMismatch, PreconditionRequired],
  })
  deleteContact(@Id('contactId') contactId: string, @IfMatch() version: SeenVersion): Promise<void> {
    return this.contacts.remove(contactId, version);
  }
}
