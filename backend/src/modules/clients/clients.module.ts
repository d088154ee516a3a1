import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { ContactsModule } from '../contacts/index.js';
import { PropertiesModule } from '../properties/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { BulkClients } from './bulk-clients.js';
import { BulkClientsController } from './bulk-clients.controller.js';
import { Client } from './client.entity.js';
import { ClientsController } from './clients.controller.js';
import { ClientsService } from './clients.service.js';
import './clients.permissions.js';

@Sections({
  tag: 'Clients',
  group: 'Clients',
  description:
    'The people and companies you work for. A client is a lead, active, inactive, or archived, and has contacts and ' +
    'properties.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Client]), ContactsModule, PropertiesModule, TenancyModule],
  controllers: [BulkClientsController, ClientsController],
  providers: [ClientsService, BulkClients],
  exports: [ClientsService],
})
export class ClientsModule {}
