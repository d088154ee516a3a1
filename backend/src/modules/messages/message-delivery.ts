import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { Files } from '../../kernel/files/index.js';
import { type Delivery, type Envelope, Mailer, MailFailure } from '../../kernel/mail/index.js';
import { MessageSummaryDto } from './message.dto.js';
import type { Message } from './message.entity.js';
import { MessageFollowers } from './message-followers.js';
import { MessageFailed, MessageSent } from './messages.events.js';
import { MessagesRepository } from './messages.repository.js';

const CALENDAR = 'text/calendar';

/** Takes one message through its states. No transaction is open while the mail server is asked. */
@Injectable()
export class MessageDelivery {
  constructor(
    private readonly scopes: Scopes,
    private readonly messages: MessagesRepository,
    private readonly mailer: Mailer,
    private readonly files: Files,
    private readonly followers: MessageFollowers,
    private readonly events: DomainEvents,
  ) {}

  /** One attempt. Does nothing for a message that has had its end; throws when it is worth trying again. */
  async attempt(id: string, lastAttempt: boolean, signal: AbortSignal): Promise<void> {
    const message = await this.scopes.transaction(() => this.begin(id));
    if (!message) return;
    let delivery: Delivery;
    try {
      delivery = await this.mailer.deliver(await this.envelopeOf(message), signal);
    } catch (error) {
      const given = error instanceof MailFailure && error.permanent;
      const ended = given || lastAttempt;
      await this.scopes.transaction(() => this.fail(id, reasonOf(error), ended));
      if (given) return;
      throw error;
    }
    await this.scopes.transaction(() => this.succeed(id, delivery));
  }

  private async begin(id: string): Promise<Message | null> {
    const message = await this.messages.lock(id);
    if (!message || !['queued', 'sending', 'failed'].includes(message.state)) return null;
    return this.change(id, { state: 'sending', attempts: message.attempts + 1 });
  }

  private async succeed(id: string, delivery: Delivery): Promise<void> {
    const message = await this.change(id, {
      state: delivery.outcome,
      mailId: delivery.messageId,
      capturedFileId: delivery.outcome === 'captured' ? delivery.fileId : null,
      deliveredAt: new Date(),
      failure: null,
    });
    this.events.record(MessageSent, {
      entityId: id,
      version: message.version,
      data: { ...MessageSummaryDto.from(message) },
    });
  }

  private async fail(id: string, failure: string, ended: boolean): Promise<void> {
    const message = await this.change(id, { state: ended ? 'dead' : 'failed', failure });
    if (!ended) return;
    this.events.record(MessageFailed, {
      entityId: id,
      version: message.version,
      data: { ...MessageSummaryDto.from(message) },
    });
  }

  private async change(id: string, changes: Partial<Message>): Promise<Message> {
    const message = await this.messages.change(id, changes);
    await this.followers.tell(message);
    return message;
  }

  private async envelopeOf(message: Message): Promise<Envelope> {
    const { id, fromName, replyTo, toAddress, toName, subject, text, html } = message;
    const fileIds = await this.scopes.transaction(() => this.messages.fileIdsOf(id));
    const files = await Promise.all(fileIds.map((fileId) => this.files.find(fileId)));
    const calendar = files.find(({ mime }) => mime === CALENDAR);
    return {
      ...{ id, fromName, subject, text },
      to: { address: toAddress, ...(toName && { name: toName }) },
      ...(replyTo && { replyTo: { name: fromName, address: replyTo } }),
      ...(html && { html }),
      attachments: files.filter((file) => file !== calendar).map((file) => ({ fileId: file.id })),
      ...(calendar && { calendar: await this.calendarOf(calendar.id, calendar.name) }),
    };
  }

  private async calendarOf(fileId: string, name: string): Promise<NonNullable<Envelope['calendar']>> {
    return { method: 'PUBLISH', name, content: (await this.files.read(fileId)).toString('utf8') };
  }
}

function reasonOf(error: unknown): string {
  return (error instanceof MailFailure ? error.message : 'The mail could not be put together.').slice(0, 500);
}
