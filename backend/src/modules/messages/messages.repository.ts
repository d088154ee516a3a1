import { Injectable } from '@nestjs/common';
import { db, lockRow } from '../../kernel/database/index.js';
import { Keyset, type Page } from '../../kernel/paging/index.js';
import { type ListMessagesQuery, MESSAGE_ORDERS } from './message.dto.js';
import { Message, MessageAttachment } from './message.entity.js';

const FILE_IDS = `array(select a.file_id from message_attachments a
  where a.tenant_id = message.tenantId and a.message_id = message.id order by a.position)`;

@Injectable()
export class MessagesRepository {
  constructor(private readonly keyset: Keyset) {}

  page(query: ListMessagesQuery): Promise<Page<Message>> {
    const messages = db().createQueryBuilder(Message, 'message');
    const { clientId, jobId, state, q, updatedSince } = query;
    if (clientId) messages.andWhere('message.clientId = :clientId', { clientId });
    if (jobId) messages.andWhere('message.jobId = :jobId', { jobId });
    if (state) messages.andWhere('message.state = :state', { state });
    if (q) messages.andWhere('message.id in (select search_message_ids(:q))', { q });
    if (updatedSince) messages.andWhere('message.updatedAt >= :updatedSince', { updatedSince });
    return this.keyset.page(messages, query, MESSAGE_ORDERS, { without: ['text', 'html'] });
  }

  /** With the ids of its files, in their order. */
  async findWithFiles(id: string): Promise<{ message: Message; fileIds: string[] } | null> {
    const { entities, raw } = await db()
      .createQueryBuilder(Message, 'message')
      .addSelect(FILE_IDS, 'file_ids')
      .where('message.id = :id', { id })
      .getRawAndEntities<{ file_ids: string[] }>();
    const [message] = entities;
    return message ? { message, fileIds: raw[0]?.file_ids ?? [] } : null;
  }

  lock(id: string): Promise<Message | null> {
    return lockRow(Message, id);
  }

  async attach(messageId: string, fileIds: string[]): Promise<void> {
    const attachments = fileIds.map((fileId, position) => ({ messageId, position, fileId }));
    if (attachments.length > 0) await db().insert(MessageAttachment, attachments);
  }

  async fileIdsOf(messageId: string): Promise<string[]> {
    const rows = await db().find(MessageAttachment, { where: { messageId }, order: { position: 'ASC' } });
    return rows.map(({ fileId }) => fileId);
  }

  hasAttached(fileId: string): Promise<boolean> {
    return db().existsBy(MessageAttachment, { fileId });
  }
}
