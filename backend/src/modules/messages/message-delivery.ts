import { Injectable } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import type { DomainEvent } from '../../kernel/events/index.js';
import { type FileRef, Files } from '../../kernel/files/index.js';
import { type Delivery, type Envelope, type MailAttachment, Mailer, MailFailure } from '../../kernel/mail/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import type { Message } from './message.entity.js';
import { MessageFollowers } from './message-followers.js';
import { MessageFailed, MessageRecord, MessageSent } from './messages.events.js';
import { MessagesRepository } from './messages.repository.js';

const CALENDAR = 'text/calendar';

/** Takes a message through its states. No transaction is open while the mail server is asked. */
@Injectable()
export class MessageDelivery {
  constructor(
    private readonly scopes: Scopes,
    private readonly messages: MessagesRepository,
    private readonly mailer: Mailer,
    private readonly files: Files,
    private readonly followers: MessageFollowers,
    private readonly writer: RecordWriter,
  ) {}

  /** One attempt. Does nothing for a message in a final state; throws when another attempt makes sense. */
  async attempt(id: string, lastAttempt: boolean, signal: AbortSignal): Promise<void> {
    const begun = await this.scopes.transaction(() => this.begin(id));
    if (!begun) return;
    let delivery: Delivery;
    try {
      delivery = await this.mailer.deliver(await this.envelopeOf(begun), signal);
    } catch (error) {
      const given = error instanceof MailFailure && error.permanent;
      const ended = given || lastAttempt;
      await this.scopes.transaction(() => this.fail(id, reasonOf(error), ended));
      if (given) return;
      throw error;
    }
    await this.scopes.transaction(() => this.succeed(id, delivery));
  }

  private async begin(id: string): Promise<Begun | null> {
    const before = await this.messages.lock(id);
    if (!before || !['queued', 'sending', 'failed'].includes(before.state)) return null;
    const message = await this.write(before, null, { state: 'sending', attempts: before.attempts + 1 });
    return { message, files: await this.files.findMany(await this.messages.fileIdsOf(id)) };
  }

  private async succeed(id: string, delivery: Delivery): Promise<void> {
    await this.write(await this.held(id), MessageSent, {
      state: delivery.outcome,
      mailId: delivery.messageId,
      capturedFileId: delivery.outcome === 'captured' ? delivery.fileId : null,
      deliveredAt: new Date(),
      failure: null,
    });
  }

  private async fail(id: string, failure: string, ended: boolean): Promise<void> {
    const event = ended ? MessageFailed : null;
    await this.write(await this.held(id), event, { state: ended ? 'dead' : 'failed', failure });
  }

  private async held(id: string): Promise<Message> {
    const message = await this.messages.lock(id);
    if (!message) throw new Error(`Message ${id} is gone.`);
    return message;
  }

  private async write(before: Message, event: DomainEvent | null, changes: Partial<Message>): Promise<Message> {
    const message = await this.writer.update(MessageRecord, event, before, changes);
    await this.followers.tell(message);
    return message;
  }

  private async envelopeOf({ message, files }: Begun): Promise<Envelope> {
    const { id, fromName, replyTo, toAddress, toName, subject, text, html } = message;
    const calendar = files.find(({ mime }) => mime === CALENDAR);
    return {
      id,
      fromName,
      subject,
      text,
      to: { address: toAddress, ...(toName && { name: toName }) },
      ...(replyTo && { replyTo: { name: fromName, address: replyTo } }),
      ...(html && { html }),
      attachments: await Promise.all(files.filter((file) => file !== calendar).map((file) => this.attached(file))),
      ...(calendar && { calendar: await this.calendarOf(calendar) }),
    };
  }

  private async attached(file: FileRef): Promise<MailAttachment> {
    const content = await this.files.read(file);
    const mime = file.mime === CALENDAR ? `${CALENDAR}; charset=utf-8; method=${methodOf(content)}` : file.mime;
    return { name: file.name, mime, content };
  }

  private async calendarOf(file: FileRef): Promise<NonNullable<Envelope['calendar']>> {
    const content = await this.files.read(file);
    return { method: methodOf(content), name: file.name, content: content.toString('utf8') };
  }
}

/** A message that is being sent, and the files that it carries. */
interface Begun {
  message: Message;
  files: FileRef[];
}

/** The method of a calendar file, which the mail around it repeats (RFC 6047). */
const methodOf = (content: Buffer) => (/^METHOD:CANCEL\r?$/m.test(content.toString('utf8')) ? 'CANCEL' : 'PUBLISH');

function reasonOf(error: unknown): string {
  return (error instanceof MailFailure ? error.message : 'The email couldn’t be created.').slice(0, 500);
}
