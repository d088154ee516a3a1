import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '../config/index.js';
import { requireNoTransaction } from '../context/index.js';
import { Files } from '../files/index.js';
import type { Envelope } from './envelope.js';
import { mailFailure } from './mail-failure.js';
import { type ComposedMail, MailComposer } from './mail-composer.js';

/** Captured: saved as an .eml file, readable in the app. Sent: accepted by a mail server. */
export type Delivery =
  | { outcome: 'captured'; messageId: string; fileId: string }
  | { outcome: 'sent'; messageId: string };

/** Sends mail: through a mail server when SMTP_URL is set, otherwise to a file for each message. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private readonly logger = new Logger(Mailer.name);
  private readonly url: string | undefined;
  /** Where account mail is saved when there is no mail server, for the operator. */
  private readonly folder: string;
  private smtp: ReturnType<typeof pool> | undefined;

  constructor(
    config: Config,
    private readonly composer: MailComposer,
    private readonly files: Files,
  ) {
    this.url = config.get('SMTP_URL');
    this.folder = resolve(config.get('DATA_DIR'), 'account-mail');
  }

  /** The sender's address. */
  get address(): string {
    return this.composer.sender.address;
  }

  /**
   * Delivers one mail of the company of the scope. Talks to the outside: call it where no transaction is open.
   * Throws `MailRefused` when trying again is pointless and `MailDeferred` when it is not.
   */
  async deliver(envelope: Envelope, signal?: AbortSignal): Promise<Delivery> {
    requireNoTransaction('Mail');
    const mail = await this.composer.compose(envelope);
    if (!this.url) return this.capture(mail, envelope);
    await this.send(this.url, mail, signal);
    return { outcome: 'sent', messageId: mail.messageId };
  }

  /**
   * Delivers one private mail to a person; it belongs to no company and appears in no list. Without a mail server it is saved to
   * a file that only the operator can read. Throws as `deliver` does.
   */
  async deliverToPerson(envelope: Envelope): Promise<Delivery['outcome']> {
    requireNoTransaction('Mail');
    const mail = await this.composer.compose(envelope);
    if (this.url) {
      await this.send(this.url, mail);
      return 'sent';
    }
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, `${envelope.id}.eml`);
    await writeFile(path, mail.bytes, { mode: 0o600 });
    this.logger.log(`No mail server is set (SMTP_URL): a mail about an account was saved to ${path}`);
    return 'captured';
  }

  private async send(url: string, mail: ComposedMail, signal?: AbortSignal): Promise<void> {
    const smtp = await (this.smtp ??= pool(url));
    try {
      await smtp.sendMail({
        raw: mail.bytes,
        envelope: { from: mail.from, to: mail.to },
        messageId: mail.messageId,
        ...(signal && { signal }),
      });
    } catch (error) {
      throw mailFailure(error);
    }
  }

  async onApplicationShutdown(): Promise<void> {
    (await this.smtp)?.close();
  }

  private async capture({ messageId, bytes }: ComposedMail, { subject }: Envelope): Promise<Delivery> {
    const name = `${subject.replace(/[/\\]/g, '-') || 'message'}.eml`;
    const file = { name, mime: 'message/rfc822', kind: 'mail', maxBytes: bytes.length };
    const { id } = await this.files.save(Readable.from([bytes]), file);
    return { outcome: 'captured', messageId, fileId: id };
  }
}

/**
 * A few connections that stay open; a hanging server costs seconds, not a worker. Loaded when there is mail to send.
 */
const pool = async (url: string) =>
  (await import('nodemailer')).createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
    // The queue decides about trying again.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
