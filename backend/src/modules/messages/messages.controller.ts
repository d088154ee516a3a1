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
    description: 'What was sent, and what waits or could not be sent.',
    permission: 'messages.read',
    shows: ['message'],
    type: pageOf(MessageSummaryDto),
  })
  listMessages(@Query() query: ListMessagesQuery): Promise<Page<MessageSummaryDto>> {
    return this.messages.list(query);
  }

  @Get(':messageId')
  @Endpoint({
    summary: 'Read a message with its text and attachments',
    description: 'One message as it left, with its recipient and what became of it.',
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
    summary: 'Download a file that goes with a message',
    description: 'The file as it was attached. It never opens inside a page of ours.',
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
