import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Sections } from '../../kernel/contract/index.js';
import { TenancyModule } from '../tenancy/index.js';
import { Message, MessageAttachment } from './message.entity.js';
import { MessageDelivery } from './message-delivery.js';
import { MessageFollowers } from './message-followers.js';
import { MessagesController } from './messages.controller.js';
import { MessagesProcessor } from './messages.processor.js';
import { MessagesRepository } from './messages.repository.js';
import { MessagesService } from './messages.service.js';
import { OutgoingMail } from './outgoing-mail.js';
import './messages.permissions.js';

@Sections({
  tag: 'Messages',
  group: 'Company',
  description:
    'Emails to clients and team members, with their text and attachments. Without a mail server, emails are saved ' +
    'here and not sent.',
})
@Module({
  imports: [TypeOrmModule.forFeature([Message, MessageAttachment]), TenancyModule],
  controllers: [MessagesController],
  providers: [MessageDelivery, MessageFollowers, MessagesProcessor, MessagesRepository, MessagesService, OutgoingMail],
  exports: [MessageFollowers, OutgoingMail],
})
export class MessagesModule {}
