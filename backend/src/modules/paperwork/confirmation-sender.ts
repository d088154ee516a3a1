import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { Files, type StagedFile } from '../../kernel/files/index.js';
import { Mailer } from '../../kernel/mail/index.js';
import { type Message, MessageFollowers, OutgoingMail } from '../messages/index.js';
import { confirmationMail } from './confirmation-mail.js';
import { type CalendarVisit, renderCalendar } from './visit-calendar.js';
import { JobContents, type JobPaperwork } from '../job-contents/index.js';
import { JobConfirmationSent } from './paperwork.events.js';
import { type ClientNews, mayBeSent, newsFor, toldBy } from './client-news.js';
import { ConfirmationDto } from './paperwork.dto.js';
import { PaperworkRepository } from './paperwork.repository.js';
import { PaperPrinter, WorkOrders, type WorkOrderSource } from '../work-orders/index.js';

const KIND = 'job_confirmation';

type WorkOrder = WorkOrderSource['order'];

const CALENDAR_SUFFIX = { PUBLISH: '', CANCEL: '-canceled' } as const;

/** How the job shows the state of the message. A failed attempt is retried, so the message is still on its way. */
const SHOWN: Record<Message['state'], JobPaperwork['confirmationState']> = {
  queued: 'sending',
  sending: 'sending',
  failed: 'sending',
  sent: 'sent',
  captured: 'captured',
  dead: 'failed',
};

/** What a confirmation is made from, as read at one time. */
interface Source {
  clientId: string;
  to: string;
  order: WorkOrder;
  news: ClientNews;
}

/** Writes the confirmation of a job and tracks it. */
@Injectable()
export class ConfirmationSender implements OnModuleInit {
  constructor(
    private readonly scopes: Scopes,
    private readonly printer: PaperPrinter,
    private readonly paperwork: PaperworkRepository,
    private readonly workOrders: WorkOrders,
    private readonly jobs: JobContents,
    private readonly files: Files,
    private readonly mail: OutgoingMail,
    private readonly mailer: Mailer,
    private readonly followers: MessageFollowers,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.followers.follow(KIND, (message) => this.follow(message));
  }

  /**
   * No transaction is open while the PDF is printed. Writing the mail and moving the state is one transaction, so a
   * second run finds nothing to do.
   */
  async send(jobId: string, signal?: AbortSignal): Promise<void> {
    const source = await this.scopes.transaction(() => this.sourceOf(jobId));
    if (!source) return;
    const files = await this.filesOf(source, signal);
    await this.scopes.transaction(() => this.write(jobId, source, files));
  }

  /** The last attempt failed: record that instead of waiting forever. */
  async giveUp(jobId: string): Promise<void> {
    await this.scopes.transaction(async () => {
      const paperwork = await this.paperwork.lock(jobId);
      if (paperwork?.confirmationState !== 'queued') return;
      await this.paperwork.update(jobId, { confirmationState: 'failed' });
    });
  }

  private async sourceOf(jobId: string): Promise<Source | null> {
    const paperwork = await this.paperwork.lock(jobId);
    if (paperwork?.confirmationState !== 'queued' || !paperwork.confirmationTo) return null;
    const found = await this.jobs.find(jobId);
    if (!found) return null;
    const { job, parts } = found;
    // Somebody ended the job before the mail was written.
    if (!mayBeSent(job, parts)) {
      await this.paperwork.update(jobId, { confirmationState: 'none', confirmationTo: null });
      return null;
    }
    const news = newsFor(paperwork.confirmationTold, parts.visits);
    const { order } = await this.workOrders.of(job, { ...parts, visits: news.ahead });
    return { clientId: job.clientId, to: paperwork.confirmationTo, order, news };
  }

  private async write(jobId: string, { clientId, to, order, news }: Source, staged: StagedFile[]): Promise<void> {
    const paperwork = await this.paperwork.lock(jobId);
    if (paperwork?.confirmationState !== 'queued') return;
    const fileIds: string[] = [];
    for (const file of staged) fileIds.push((await this.files.keep(file)).id);
    const message = await this.mail.queue({
      ...mailOf(order, news),
      kind: KIND,
      clientId,
      jobId,
      to: { address: to, name: recipientOf(order) },
      fileIds,
    });
    await this.paperwork.update(jobId, {
      confirmationState: 'sending',
      confirmationMessageId: message.id,
      confirmationTelling: toldBy(news),
    });
  }

  private async follow({ id, state, deliveredAt }: Message): Promise<void> {
    const changes = { confirmationState: SHOWN[state], confirmationSentAt: deliveredAt };
    const paperwork = await this.paperwork.changeByMessage(id, changes);
    if (!paperwork || !deliveredAt) return;
    const found = await this.jobs.find(paperwork.jobId);
    const data = { ...ConfirmationDto.from(paperwork, found?.parts.visits ?? []) };
    this.events.record(JobConfirmationSent, { entityId: paperwork.jobId, data });
  }

  /** The calendar file that removes visits comes first: mail programs only process one. */
  private async filesOf({ order, news }: Source, signal?: AbortSignal): Promise<StagedFile[]> {
    const paper = news.news === 'cancelled' ? null : await this.printer.print({ for: 'client', order }, signal);
    const cancelled = await this.calendarOf(order, 'CANCEL', news.cancelled);
    const ahead = await this.calendarOf(order, 'PUBLISH', news.ahead);
    return [paper, cancelled, ahead].filter((file) => file !== null);
  }

  private async calendarOf(
    order: WorkOrder,
    method: keyof typeof CALENDAR_SUFFIX,
    visits: CalendarVisit[],
  ): Promise<StagedFile | null> {
    if (!visits.some(({ date }) => date)) return null;
    const content = Buffer.from(
      renderCalendar({
        company: { name: order.company.name, email: order.company.email ?? this.mailer.address },
        title: order.job.title,
        location: order.property.addressLines.join(', '),
        description: `${order.job.number} ${order.job.title}`,
        visits,
        method,
        issuedAt: order.issuedAt,
      }),
    );
    const name = `${order.job.number}${CALENDAR_SUFFIX[method]}.ics`;
    const file = { name, mime: 'text/calendar', kind: 'calendar', maxBytes: content.length };
    return this.files.receive(Readable.from([content], { objectMode: false }), file);
  }
}

const recipientOf = ({ client }: WorkOrder): string => client.contact?.name ?? client.name;

function mailOf(order: WorkOrder, { news, ahead: visits, cancelled }: ClientNews) {
  const { locale, company, job, property } = order;
  return confirmationMail({
    locale,
    company,
    job,
    news,
    visits,
    cancelled,
    recipient: recipientOf(order),
    propertyLines: property.addressLines,
  });
}
