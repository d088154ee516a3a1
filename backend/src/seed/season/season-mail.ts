import { Injectable } from '@nestjs/common';
import { db, newId, rowOf } from '../../kernel/database/index.js';
import type { EventFacts } from '../../kernel/events/index.js';
import { formatDate, formatWindow } from '../../kernel/formats/index.js';
import { RecordWriter } from '../../kernel/records/index.js';
import { JobPaperwork, type JobParts } from '../../modules/job-contents/index.js';
import type { Job } from '../../modules/job-records/index.js';
import { type Message, MessageRecord } from '../../modules/messages/index.js';
import { ConfirmationDto } from '../../modules/paperwork/index.js';
import { type Tenant, TenancyService } from '../../modules/tenancy/index.js';

/** The mail about a job, and what tells of it. */
export interface Mailed {
  at: Date;
  paperwork: JobPaperwork;
  told: Array<{ type: string; facts: EventFacts }>;
}

/** A job of the season with all that belongs to it. */
export interface SeasonJob {
  job: Job;
  parts: JobParts;
}

/** From the job's confirmation until the mail is out. */
const ON_ITS_WAY_MS = 40_000;

/** The confirmations that clients had in the past, as if they had been sent then. Nothing is sent now. */
@Injectable()
export class SeasonMail {
  constructor(
    private readonly writer: RecordWriter,
    private readonly tenancy: TenancyService,
  ) {}

  /** By the id of their job; none for a draft, nor for a client without an address. */
  async write(jobs: SeasonJob[]): Promise<Map<string, Mailed>> {
    const company = await this.tenancy.current();
    const written = jobs.flatMap((one) => mailFor(one, company) ?? []);
    const messages = await this.writer.insertMany(MessageRecord, null, written);
    const papers = await keepPapers(messages, new Map(jobs.map(({ job, parts }) => [job.id, aheadOf(parts)])));
    const sent = new Map(messages.map((message) => [message.jobId, message]));
    const mailed = new Map<string, Mailed>();
    for (const { job, parts } of jobs) {
      const [message, paperwork] = [sent.get(job.id), papers.get(job.id)];
      if (!message?.deliveredAt || !paperwork) continue;
      const data = { ...(await MessageRecord.describe(message)) };
      const mail = { entityId: message.id, version: message.version, data };
      const confirmation = { entityId: job.id, data: { ...ConfirmationDto.from(paperwork, parts.visits) } };
      const told = [
        { type: 'message.sent', facts: mail },
        { type: 'job.confirmation_sent', facts: confirmation },
      ];
      mailed.set(job.id, { at: message.deliveredAt, paperwork, told });
    }
    return mailed;
  }
}

function mailFor({ job, parts }: SeasonJob, { name: company, email, locale }: Tenant) {
  const contact = parts.around.visitContactOf(job);
  if (!job.confirmedAt || !contact?.email) return null;
  const at = new Date(job.confirmedAt.getTime() + ON_ITS_WAY_MS);
  const recipient = contact.name ?? parts.around.clientOf(job).displayName;
  return {
    id: newId(),
    kind: 'job_confirmation',
    state: 'sent' as const,
    fromName: company,
    replyTo: email,
    toAddress: contact.email,
    toName: recipient,
    subject: `${company}: ${job.title} confirmed`,
    text: [
      `Hi ${recipient},`,
      `You’re all set. Your job is confirmed: ${job.title} (${job.number}).`,
      `When\n${whenOf(aheadOf(parts), locale)}`,
      'Need to make a change? Reply to this email or give us a call.',
      company,
    ].join('\n\n'),
    clientId: job.clientId,
    jobId: job.id,
    attempts: 1,
    deliveredAt: at,
    createdAt: at,
    updatedAt: at,
  };
}

const aheadOf = ({ visits }: JobParts) =>
  visits.filter(({ status }) => status === 'scheduled' || status === 'dispatched');

function whenOf(visits: JobParts['visits'], locale: string): string {
  const days = visits.flatMap((visit) => (visit.date ? [{ ...visit, date: visit.date }] : []));
  if (days.length === 0) return '  We’ll be in touch to set a date.';
  return days
    .map(
      (visit) => `  ${formatDate(visit.date, locale)}, ${visit.windowStart ? formatWindow(visit, locale) : 'any time'}`,
    )
    .join('\n');
}

/** What clients know: the visits that are ahead today, so that no mail is owed to them. */
async function keepPapers(
  messages: Message[],
  ahead: Map<string, JobParts['visits']>,
): Promise<Map<string, JobPaperwork>> {
  const rows = messages.map(({ id, jobId, toAddress, deliveredAt }) => ({
    job_id: jobId,
    confirmation_state: 'sent',
    confirmation_to: toAddress,
    confirmation_sent_at: deliveredAt,
    confirmation_message_id: id,
    confirmation_told: {
      news: 'confirmed',
      visits: ahead.get(jobId ?? '')?.map(({ id, version, date, windowStart, windowEnd, timeZone }) => {
        return { id, version, date, windowStart, windowEnd, timeZone };
      }),
    },
  }));
  const kept: Array<{ paper: Record<string, unknown> }> = await db().query(
    `insert into job_paperwork (job_id, confirmation_state, confirmation_to, confirmation_sent_at, confirmation_message_id,
       confirmation_told)
     select job_id, confirmation_state, confirmation_to, confirmation_sent_at, confirmation_message_id, confirmation_told
     from jsonb_to_recordset($1) as r (job_id uuid, confirmation_state text, confirmation_to text,
       confirmation_sent_at timestamptz, confirmation_message_id uuid, confirmation_told jsonb)
     returning row_to_json(job_paperwork) as paper`,
    [JSON.stringify(rows)],
  );
  return new Map(kept.map(({ paper }) => rowOf(JobPaperwork, paper)).map((paper) => [paper.jobId, paper]));
}
