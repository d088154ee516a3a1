import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Scopes } from '../../kernel/database/index.js';
import { DomainEvents } from '../../kernel/events/index.js';
import { Files, type StagedFile } from '../../kernel/files/index.js';
import { type Message, MessageFollowers, OutgoingMail } from '../messages/index.js';
import { confirmationMail } from './confirmation-mail.js';
import { renderCalendar } from './visit-calendar.js';
import { JobContents, type JobPaperwork, type JobParts } from '../job-contents/index.js';
import { JobConfirmationSent } from './paperwork.events.js';
import { JobVisits } from '../visits/index.js';
import { ConfirmationDto } from './paperwork.dto.js';
import { PaperworkRepository } from './paperwork.repository.js';
import { PaperPrinter, WorkOrders, type WorkOrderSource } from '../work-orders/index.js';

const KIND = 'job_confirmation';

type WorkOrder = WorkOrderSource['order'];
type Visits = JobParts['visits'];

/** How the state of the message shows at the job. A failed attempt is tried again, so it is still on its way. */
const SHOWN: Record<Message['state'], JobPaperwork['confirmationState']> = {
  queued: 'sending',
  sending: 'sending',
  failed: 'sending',
  sent: 'sent',
  captured: 'captured',
  dead: 'failed',
};

/** What a confirmation is made from, as it was when it was read. */
interface Source {
  clientId: string;
  to: string;
  order: WorkOrder;
  /** Those ahead, in order. */
  visits: Visits;
}

/** Writes the confirmation of a job and follows it on its way. */
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
    private readonly followers: MessageFollowers,
    private readonly events: DomainEvents,
  ) {}

  onModuleInit(): void {
    this.followers.follow(KIND, (message) => this.follow(message));
  }

  /**
   * No transaction is open while the paper is printed. The mail is written and the state moves on in one, or neither does; so
   * a second run finds nothing to do.
   */
  async send(jobId: string, signal?: AbortSignal): Promise<void> {
    const source = await this.scopes.transaction(() => this.sourceOf(jobId));
    if (!source) return;
    const files = [
      await this.printer.print({ for: 'client', order: source.order }, signal),
      await this.calendarOf(source),
    ];
    await this.scopes.transaction(() => this.write(jobId, source, files));
  }

  /** The last try has failed: says so instead of waiting forever. */
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
    if (job.status !== 'active') {
      await this.paperwork.update(jobId, { confirmationState: 'none', confirmationTo: null });
      return null;
    }
    const { visits } = JobVisits.open(parts.visits);
    const { order } = await this.workOrders.of(job, { ...parts, visits });
    return { clientId: job.clientId, to: paperwork.confirmationTo, order, visits };
  }

  private async write(
    jobId: string,
    { clientId, to, order, visits }: Source,
    staged: Array<StagedFile | null>,
  ): Promise<void> {
    const paperwork = await this.paperwork.lock(jobId);
    if (paperwork?.confirmationState !== 'queued') return;
    const fileIds: string[] = [];
    for (const file of staged) if (file) fileIds.push((await this.files.keep(file)).id);
    const message = await this.mail.queue({
      ...mailOf(order, visits),
      kind: KIND,
      clientId,
      jobId,
      to: { address: to, name: recipientOf(order) },
      fileIds,
    });
    await this.paperwork.update(jobId, { confirmationState: 'sending', confirmationMessageId: message.id });
  }

  private async follow({ id, state, deliveredAt }: Message): Promise<void> {
    const changes = { confirmationState: SHOWN[state], confirmationSentAt: deliveredAt };
    const paperwork = await this.paperwork.changeByMessage(id, changes);
    if (!paperwork || !deliveredAt) return;
    const data = { ...ConfirmationDto.from(paperwork) };
    this.events.record(JobConfirmationSent, { entityId: paperwork.jobId, data });
  }

  private async calendarOf({ order, visits }: Source): Promise<StagedFile | null> {
    if (!visits.some(({ date }) => date)) return null;
    const content = Buffer.from(
      renderCalendar({
        company: { name: order.company.name, email: order.company.email },
        title: order.job.title,
        location: order.property.addressLines.join(', '),
        description: `${order.job.number} ${order.job.title}`,
        visits,
        issuedAt: order.issuedAt,
      }),
    );
    const file = { name: `${order.job.number}.ics`, mime: 'text/calendar', kind: 'calendar', maxBytes: content.length };
    return this.files.receive(Readable.from([content], { objectMode: false }), file);
  }
}

const recipientOf = ({ client }: WorkOrder): string => client.contact?.name ?? client.name;

function mailOf(order: WorkOrder, visits: Visits) {
  const { locale, company, job, property } = order;
  return confirmationMail({
    locale,
    company,
    job,
    visits,
    recipient: recipientOf(order),
    propertyLines: property.addressLines,
  });
}
