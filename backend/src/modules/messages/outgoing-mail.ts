import { Injectable } from '@nestjs/common';
import { RecordWriter } from '../../kernel/records/index.js';
import { QueueTasks } from '../../kernel/queue/index.js';
import { TenancyService } from '../tenancy/index.js';
import type { Message } from './message.entity.js';
import { MessageRecord } from './messages.events.js';
import { DeliverMessage } from './messages.queue.js';
import { MessagesRepository } from './messages.repository.js';

/** A mail to send in the name of the company. */
export interface NewMail {
  /** What it is about; also the name under which `MessageFollowers` are registered. */
  kind: string;
  to: { address: string; name: string | null };
  subject: string;
  text: string;
  html: string | null;
  /** Files of the company, in this order. A `text/calendar` file is also offered to calendars. */
  fileIds: string[];
  clientId: string | null;
  jobId: string | null;
}

/** The one way to send mail: a row and a queue task in the caller's transaction, so both happen or neither. */
@Injectable()
export class OutgoingMail {
  constructor(
    private readonly messages: MessagesRepository,
    private readonly writer: RecordWriter,
    private readonly queueTasks: QueueTasks,
    private readonly tenancy: TenancyService,
  ) {}

  async queue({ to, fileIds, ...mail }: NewMail): Promise<Message> {
    const { name, email } = await this.tenancy.current();
    const sender = { fromName: name, replyTo: email };
    const values = { ...mail, ...sender, toAddress: to.address, toName: to.name };
    const message = await this.writer.insert(MessageRecord, null, values, ({ id }) =>
      this.messages.attach(id, fileIds),
    );
    await this.queueTasks.enqueue(DeliverMessage, { messageId: message.id });
    return message;
  }

  /** Whether a mail carries this file, so that it must be kept. */
  carries(fileId: string): Promise<boolean> {
    return this.messages.hasAttached(fileId);
  }
}
