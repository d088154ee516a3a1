import { ApiProperty } from '@nestjs/swagger';
import { Sorting, type SortWord } from '../../kernel/paging/index.js';
import { type FileRef } from '../../kernel/files/index.js';
import {
  Choice,
  MayBeAbsent,
  RecordDto,
  RecordId,
  SearchText,
  SortBy,
  UpdatedPageQuery,
} from '../../kernel/dto/index.js';
import { type Message, MESSAGE_STATES, type MessageState } from './message.entity.js';

type MessageOrder = 'created' | 'updated';
export const MESSAGE_ORDERS = new Sorting<Message, MessageOrder>(
  { created: 'createdAt', updated: 'updatedAt' },
  '-created',
);

/** Filters of the list of messages. */
export class ListMessagesQuery extends UpdatedPageQuery {
  /** Order of the rows. */
  @SortBy(MESSAGE_ORDERS)
  sort?: SortWord<MessageOrder>;

  /** Only messages to this client. */
  @MayBeAbsent()
  @RecordId()
  clientId?: string;

  /** Only messages about this job. */
  @MayBeAbsent()
  @RecordId()
  jobId?: string;

  /** Only messages in this state. */
  @MayBeAbsent()
  @Choice(MESSAGE_STATES, 'captured')
  state?: MessageState;

  /** Part of the subject, or of the recipient's name or address. */
  @MayBeAbsent()
  @SearchText(200, 'confirmed')
  q?: string;
}

/** A mail in a list. */
export class MessageSummaryDto extends RecordDto {
  /** Id of the message. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  id!: string;

  /** What it is about; documented as open, more values may come. */
  @ApiProperty({ maxLength: 60, example: 'job_confirmation' })
  kind!: string;

  /**
   * `queued → sending → sent | captured`, or `failed → dead`. `captured`: saved here and not sent, because no mail
   * server is set up.
   */
  @ApiProperty({ enum: MESSAGE_STATES, example: 'captured' })
  state!: MessageState;

  /** Address of the recipient. */
  @ApiProperty({ maxLength: 254, example: 'maeve@example.com' })
  toAddress!: string;

  /** Name of the recipient. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200, example: "Maeve O'Brien" })
  toName!: string | null;

  /** Subject line. */
  @ApiProperty({ maxLength: 500, example: 'Greenfield: Spring cleanup confirmed for Mon, Mar 9, 2026' })
  subject!: string;

  /** The client it went to. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  clientId!: string | null;

  /** The job it is about. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true, maxLength: 36 })
  jobId!: string | null;

  /** Attempts to deliver it so far. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 32767, example: 1 })
  attempts!: number;

  /** Why the last attempt failed, as reported by the mail server. */
  @ApiProperty({ type: String, nullable: true, maxLength: 500, example: null })
  failure!: string | null;

  /** When it was sent or saved (RFC 3339, UTC). */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, maxLength: 40 })
  deliveredAt!: string | null;

  /** When it was created. */
  @ApiProperty({ format: 'date-time', maxLength: 40 })
  override createdAt!: string;

  static from(message: Message): MessageSummaryDto {
    const { id, kind, state, toAddress, toName, subject, clientId, jobId, attempts, failure, version } = message;
    return {
      id,
      kind,
      state,
      toAddress,
      toName,
      subject,
      clientId,
      jobId,
      attempts,
      failure,
      version,
      deliveredAt: message.deliveredAt?.toISOString() ?? null,
      createdAt: message.createdAt.toISOString(),
      updatedAt: message.updatedAt.toISOString(),
    };
  }
}

/** A file that goes with a mail. */
export class MessageAttachmentDto {
  /** Id of the file; read it from `GET /api/v1/messages/{messageId}/attachments/{fileId}`. */
  @ApiProperty({ format: 'uuid', maxLength: 36 })
  fileId!: string;

  /** Name of the file. */
  @ApiProperty({ maxLength: 255, example: 'J-00042.pdf' })
  name!: string;

  /** Media type. */
  @ApiProperty({ maxLength: 255, example: 'application/pdf' })
  mime!: string;

  /** Size in bytes. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER, format: 'int64', example: 16737 })
  bytes!: number;
}

/** A mail with everything that was written. */
export class MessageDto extends MessageSummaryDto {
  /** Sender name, as the recipient sees it. */
  @ApiProperty({ maxLength: 200, example: 'Greenfield Lawn & Landscape' })
  fromName!: string;

  /** Reply-to address. */
  @ApiProperty({ type: String, nullable: true, maxLength: 254, example: 'office@greenfield.example' })
  replyTo!: string | null;

  /** Plain text. */
  @ApiProperty({ maxLength: 100_000, example: 'Hi Maeve,\n\nYour job is confirmed.' })
  text!: string;

  /** HTML; show it in a sandboxed frame. */
  @ApiProperty({ type: String, nullable: true, maxLength: 200_000, example: '<p>Hi Maeve,</p>' })
  html!: string | null;

  /** The Message-ID header, once an attempt was made. */
  @ApiProperty({ type: String, nullable: true, maxLength: 300, example: '<0198@hedgerow.example>' })
  mailId!: string | null;

  /** Files that go with it. */
  @ApiProperty({ type: () => [MessageAttachmentDto], maxItems: 20 })
  attachments!: MessageAttachmentDto[];

  static complete(message: Message, files: FileRef[]): MessageDto {
    const { fromName, replyTo, text, html, mailId } = message;
    const attachments = files.map(({ id, name, mime, bytes }) => ({ fileId: id, name, mime, bytes }));
    return { ...MessageSummaryDto.from(message), fromName, replyTo, text, html, mailId, attachments };
  }
}
