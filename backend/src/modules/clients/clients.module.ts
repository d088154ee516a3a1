import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { OperationsModule } from '../operations/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { BulkClients } from './bulk-clients.js';
import { BulkClientsController } from './bulk-clients.controller.js';
import { ClientsByFilter } from '../client-changes/clients-by-filter.js';
import { ClientsByFilterController } from '../client-changes/clients-by-filter.controller.js';
import { ClientDirectory } from './client-directory.js';
import { Client } from './client.entity.js';
import { ClientsController } from './clients.controller.js';
import { ClientsProcessor } from '../client-changes/client-changes.processor.js';
import { ClientsService } from './clients.service.js';
import { Contact } from '../contacts/contact.entity.js';
import { ContactsController } from '../contacts/contacts.controller.js';
import { ContactsService } from '../contacts/contacts.service.js';
import { Duplicates } from '../client-search/duplicates.js';
import { DuplicatesController } from '../client-search/duplicates.controller.js';
import { ClientIntake } from '../client-intake/client-intake.js';
import { ClientList } from '../client-search/client-list.js';
import { AccessCodes } from '../properties/access-codes.js';
import { PropertiesController } from '../properties/properties.controller.js';
import { PropertiesService } from '../properties/properties.service.js';
import { Property } from '../properties/property.entity.js';

@Sections(
  {
    tag: 'Clients',
    group: 'Clients',
    description:
      'Persons and companies that work is done for. A client is a lead, active, inactive or archived; contacts are ' +
      'the people to reach, properties the places to work at.',
  },
  {
    tag: 'Contacts',
    group: 'Clients',
    description:
      'People of a client, with their telephone numbers and e-mail addresses. One of them is the primary one, who ' +
      'gets what is sent to the client.',
  },
  {
    tag: 'Properties',
    group: 'Clients',
    description:
      'Places that crews go to: address, access, size and what to know before entering. A property belongs to one ' +
      'client.',
  },
)
@Module({
  imports: [TypeOrmModule.forFeature([Client, Contact, Property]), OperationsModule, TenancyModule],
  controllers: [
    BulkClientsController,
    ClientsByFilterController,
    DuplicatesController,
    ClientsController,
    ContactsController,
    PropertiesController,
  ],
  providers: [
    ClientDirectory,
    ClientIntake,
    ClientsService,
    ClientList,
    ContactsService,
    PropertiesService,
    AccessCodes,
    BulkClients,
    ClientsByFilter,
    ClientsProcessor,
    Duplicates,
  ],
  exports: [ClientDirectory, ClientIntake],
})
export class ClientsModule {}
