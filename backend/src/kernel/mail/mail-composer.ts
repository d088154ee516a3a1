import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import type { Attachment } from 'nodemailer';
import { Config } from '../config/index.js';
import { Files } from '../files/index.js';
import type { Envelope, MailAttachment } from './envelope.js';

/** A mail as bytes (RFC 822) and the addresses for the server. */
export interface ComposedMail {
  messageId: string;
  from: string;
  to: string;
  bytes: Buffer;
}

/** Turns an envelope into the bytes that are sent or captured: the same in both cases. */
@Injectable()
export class MailComposer {
  private composer: ReturnType<typeof composer> | undefined;

  constructor(
    private readonly config: Config,
    private readonly files: Files,
  ) {}

  get sender(): { name: string; address: string } {
    return senderOf(this.config.get('MAIL_FROM'));
  }

  async compose(envelope: Envelope): Promise<ComposedMail> {
    const { id, fromName, to, replyTo, subject, text, html, calendar } = envelope;
    const from = this.sender;
    const messageId = `<${id}@${from.address.split('@')[1] ?? 'localhost'}>`;
    const { message } = await (
      await (this.composer ??= composer())
    ).sendMail({
      messageId,
      from: { name: fromName ?? from.name, address: from.address },
      to: addressed(to),
      ...(replyTo && { replyTo: addressed(replyTo) }),
      subject,
      text,
      ...(html && { html }),
      ...(calendar && { icalEvent: { method: calendar.method, content: calendar.content, filename: calendar.name } }),
      attachments: await Promise.all((envelope.attachments ?? []).map((attachment) => this.attached(attachment))),
      // Keeps holiday answers from answering us.
      headers: { 'Auto-Submitted': 'auto-generated' },
      xMailer: false,
    });
    return {
      messageId,
      from: from.address,
      to: to.address,
      bytes: Buffer.isBuffer(message) ? message : await buffer(message),
    };
  }

  private async attached(attachment: MailAttachment): Promise<Attachment> {
    if ('content' in attachment) {
      return { filename: attachment.name, contentType: attachment.mime, content: attachment.content };
    }
    const file = await this.files.find(attachment.fileId);
    return { filename: file.name, contentType: file.mime, content: await this.files.read(file) };
  }
}

/** Content comes only from us: a path or URL inside a mail is never fetched. Loaded when there is mail to write. */
const composer = async () =>
  (await import('nodemailer')).createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    disableFileAccess: true,
    disableUrlAccess: true,
  });

const addressed = ({ name = '', address }: { name?: string; address: string }) => ({ name, address });

/** `Hedgerow <no-reply@hedgerow.example>` or a bare address. */
function senderOf(configured: string): { name: string; address: string } {
  const [name = '', address] = configured.split('<');
  if (address === undefined) return { name: '', address: configured.trim() };
  return { name: name.replaceAll('"', '').trim(), address: address.replace('>', '').trim() };
}
