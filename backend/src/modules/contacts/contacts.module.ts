import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { Contact } from './contact.entity.js';
import { ContactsController } from './contacts.controller.js';
import { ContactsService } from './contacts.service.js';
import './contacts.permissions.js';

@Sections({
  tag: 'Contacts',
  group: 'Clients',
  description: 'People at a client, with their phone numbers and email addresses. One of them is the primary contact.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Contact]), TenancyModule],
  controllers: [ContactsController],
  providers: [ContactsService],
  exports: [ContactsService],
})
export class ContactsModule {}
