import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Page } from '../../kernel/paging/index.js';
import { attachment, FileNotFound } from '../../kernel/files/index.js';
import { Endpoint, Id } from '../../kernel/endpoint/index.js';
import { pageOf } from '../../kernel/dto/index.js';
import { ListMessagesQuery, MessageDto, MessageSummaryDto } from './message.dto.js';
import { AttachmentNotFound, MessageNotFound } from './messages.errors.js';
import { MessagesService } from './messages.service.js';

/** Every mail that left, or was captured where no mail server is set. */
@ApiTags('Messages')
@Controller('messages')
export class MessagesController {
  constructor(private readonly messages: MessagesService) {}

  @Get()
  @Endpoint({
    summary: 'List messages, newest first',
    description: 'Returns emails that were sent, are queued, or failed.',
    permission: 'messages.read',
    shows: ['message'],
    type: pageOf(MessageSummaryDto),
  })
  listMessages(@Query() query: ListMessagesQuery): Promise<Page<MessageSummaryDto>> {
    return this.messages.list(query);
  }

  @Get(':messageId')
  @Endpoint({
    summary: 'Get a message',
    description: 'Returns the message as it was sent, with its recipient, text, attachments, and delivery status.',
    permission: 'messages.read',
    shows: ['message'],
    type: MessageDto,
    errors: [MessageNotFound],
  })
  getMessage(@Id('messageId') messageId: string): Promise<MessageDto> {
    return this.messages.get(messageId);
  }

  @Get(':messageId/attachments/:fileId')
  @Endpoint({
    summary: 'Download a message attachment',
    description: 'Returns the attached file. It is always sent as a download.',
    permission: 'messages.read',
    file: ['application/pdf', 'text/calendar', 'application/octet-stream'],
    errors: [AttachmentNotFound, FileNotFound],
  })
  async downloadMessageAttachment(
    @Id('messageId') messageId: string,
    @Id('fileId') fileId: string,
  ): Promise<StreamableFile> {
    return attachment(await this.messages.openAttachment(messageId, fileId));
  }
}
