import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TenancyModule } from '../tenancy/index.js';
import { BulkClients } from './bulk/bulk-clients.js';
import { BulkClientsController } from './bulk/bulk-clients.controller.js';
import { ClientDirectory } from './client-directory.js';
import { Client } from './client.entity.js';
import { ClientsController } from './clients.controller.js';
import { ClientsService } from './clients.service.js';
import { Contact } from './contacts/contact.entity.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { ContactsService } from './contacts/contacts.service.js';
import { Duplicates } from './duplicates/duplicates.js';
import { DuplicatesController } from './duplicates/duplicates.controller.js';
import { ClientIntake } from './intake/client-intake.js';
import { ClientList } from './listing/client-list.js';
import { AccessCodes } from './properties/access-codes.js';
import { PropertiesController } from './properties/properties.controller.js';
import { PropertiesService } from './properties/properties.service.js';
import { Property } from './properties/property.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Client, Contact, Property]), TenancyModule],
  controllers: [
    BulkClientsController,
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
    Duplicates,
  ],
  exports: [ClientDirectory, ClientIntake],
})
export class ClientsModule {}
