import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantEntity } from '../../kernel/database/index.js';

export const MESSAGE_STATES = ['queued', 'sending', 'sent', 'captured', 'failed', 'dead'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** One mail to one recipient. */
@Entity('messages')
export class Message extends TenantEntity {
  /** What it is about, for example `job_confirmation`. */
  @Column('text')
  kind!: string;

  @Column('text', { default: 'queued' })
  state!: MessageState;

  @Column('text')
  fromName!: string;

  @Column('text', { nullable: true })
  replyTo!: string | null;

  @Column('text')
  toAddress!: string;

  @Column('text', { nullable: true })
  toName!: string | null;

  @Column('text')
  subject!: string;

  @Column('text')
  text!: string;

  @Column('text', { nullable: true })
  html!: string | null;

  @Column('uuid', { nullable: true })
  clientId!: string | null;

  @Column('uuid', { nullable: true })
  jobId!: string | null;

  @Column('smallint', { default: 0 })
  attempts!: number;

  /** Why the last attempt failed. */
  @Column('text', { nullable: true })
  failure!: string | null;

  /** The Message-ID header: the same at every attempt, so that receivers drop a second copy. */
  @Column('text', { nullable: true })
  mailId!: string | null;

  /** The mail as it would have been sent, when the deployment captures mail. */
  @Column('uuid', { nullable: true })
  capturedFileId!: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deliveredAt!: Date | null;
}

/** A file of the company that goes with a mail. */
@Entity('message_attachments')
export class MessageAttachment {
  @PrimaryColumn('uuid', { default: () => 'app_tenant_id()' })
  readonly tenantId!: string;

  @PrimaryColumn('uuid')
  messageId!: string;

  @PrimaryColumn('smallint')
  position!: number;

  @Column('uuid')
  fileId!: string;
}
