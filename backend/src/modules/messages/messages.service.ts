import { Injectable } from '@nestjs/common';
import { mapPage, type Page } from '../../kernel/paging/index.js';
import { Files, type OpenFile } from '../../kernel/files/index.js';
import { type ListMessagesQuery, MessageDto, MessageSummaryDto } from './message.dto.js';
import { AttachmentNotFound, MessageNotFound } from './messages.errors.js';
import { MessagesRepository } from './messages.repository.js';

/** What was written to whom. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly files: Files,
  ) {}

  async list(query: ListMessagesQuery): Promise<Page<MessageSummaryDto>> {
    return mapPage(await this.messages.page(query), MessageSummaryDto.from);
  }

  /** Throws `MessageNotFound` (404). */
  async get(id: string): Promise<MessageDto> {
    const found = await this.messages.findWithFiles(id);
    if (!found) throw new MessageNotFound();
    return MessageDto.complete(found.message, await this.files.findMany(found.fileIds));
  }

  /** Throws `AttachmentNotFound` (404): a file is only available if this very message carries it. */
  async openAttachment(id: string, fileId: string): Promise<OpenFile> {
    const carried = await this.messages.fileIdsOf(id);
    if (!carried.includes(fileId)) throw new AttachmentNotFound();
    return this.files.open(fileId);
  }
}
