import { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DomainEvents } from '../../kernel/events/index.js';
import { Files } from '../../kernel/files/index.js';
import { type Message, MessageFollowers, OutgoingMail } from '../messages/index.js';
import { confirmationMail } from './confirmation-mail.js';
import { renderCalendar } from './visit-calendar.js';
import { JobContents, type JobPaperwork, type JobParts } from '../job-contents/index.js';
import { JobConfirmationSent } from './paperwork.events.js';
import { JobVisits } from '../visits/index.js';
import { ConfirmationDto } from './paperwork.dto.js';
import { PaperworkRepository } from './paperwork.repository.js';
import { WorkOrders, type WorkOrderSource } from '../work-orders/index.js';

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

/** Writes the confirmation of a job and follows it on its way. */
@Injectable()
export class ConfirmationSender implements OnModuleInit {
  constructor(
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

  /** One transaction: the mail is written and the state moves on, or neither; so a second run finds nothing to do. */
  async send(jobId: string): Promise<void> {
    const paperwork = await this.paperwork.lock(jobId);
    if (paperwork?.confirmationState !== 'queued' || !paperwork.confirmationTo) return;
    const found = await this.jobs.find(jobId);
    if (!found) return;
    const { job, parts } = found;
    if (job.status !== 'active') return this.drop(jobId);
    const { order } = await this.workOrders.of(job, parts);
    const { visits: ahead } = JobVisits.open(parts.visits);
    const calendarId = await this.saveCalendar(order, ahead);
    const message = await this.mail.queue({
      ...mailOf(order, ahead),
      kind: KIND,
      clientId: job.clientId,
      jobId,
      to: { address: paperwork.confirmationTo, name: recipientOf(order) },
      fileIds: [paperwork.workOrderFileId, calendarId].filter((id) => id !== null),
    });
    await this.paperwork.update(jobId, { confirmationState: 'sending', confirmationMessageId: message.id });
  }

  /** Somebody ended the job before the mail was written. */
  private async drop(jobId: string): Promise<void> {
    await this.paperwork.update(jobId, { confirmationState: 'none', confirmationTo: null });
  }

  private async follow({ id, state, deliveredAt }: Message): Promise<void> {
    const changes = { confirmationState: SHOWN[state], confirmationSentAt: deliveredAt };
    const paperwork = await this.paperwork.changeByMessage(id, changes);
    if (!paperwork || !deliveredAt) return;
    const data = { ...ConfirmationDto.from(paperwork) };
    this.events.record(JobConfirmationSent, { entityId: paperwork.jobId, data });
  }

  private async saveCalendar(order: WorkOrder, visits: Visits): Promise<string | null> {
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
    return (await this.files.save(Readable.from([content]), file)).id;
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
