import { uuidv7 } from '../../lib/uuid';
import type { Company, Person } from '../db';
import { calendarFile, pdfFile } from '../files';
import type { JobRecord } from './job-record';
import { placeOf, showVisit, visitsOf } from './job-view';

/** How long the worker takes for a work order, and for the mail after it. */
const MAKING_MS = 1_200;

/** Makes the work order, then writes to the client: in the background, step by step, as the worker does. */
export function requestPaperwork(company: Company, me: Person, jobId: string, { mail }: { mail: boolean }): void {
  const { jobs, db } = company;
  const to = mail ? addressOf(company, jobs.get(jobId)) : null;
  jobs.touch(jobId, {
    workOrder: { ...jobs.get(jobId).workOrder, state: 'queued' },
    ...(to !== null && { confirmation: { state: 'queued', to, sentAt: null, messageId: null } }),
  });
  db.later(MAKING_MS / 2, () => {
    const { workOrder } = jobs.get(jobId);
    jobs.touch(jobId, { workOrder: { ...workOrder, state: 'making' } });
  });
  db.later(MAKING_MS, () => {
    makeWorkOrder(company, me, jobId);
    if (to !== null) db.later(MAKING_MS / 2, () => sendConfirmation(company, me, jobId, to));
  });
}

/** Who of the client is told of visits; null when nobody can be. */
export function addressOf(company: Company, job: JobRecord): string | null {
  const { contacts } = placeOf(company, job).client;
  return contacts.find(({ emails, notify }) => notify.visits && emails.length > 0)?.emails[0] ?? null;
}

export function makeWorkOrder(company: Company, me: Person, jobId: string): void {
  const job = company.jobs.get(jobId);
  const { client, property } = placeOf(company, job);
  const fileId = uuidv7();
  const visits = visitsOf(company, jobId).map(
    ({ date, windowStart }) => `${date ?? 'not planned'} ${windowStart ?? ''}`,
  );
  const lines = [
    company.tenant.name,
    `Work order ${job.number}: ${job.title}`,
    `${client.displayName}, ${property.addressLine ?? ''}`,
    ...visits.map((visit) => `Visit ${visit}`),
    ...job.checklist.map(({ label }) => `[ ] ${label}`),
  ];
  company.files.set(fileId, pdfFile(lines));
  const workOrder = { state: 'ready', fileId, madeAt: company.db.now().toISOString(), outdated: false } as const;
  company.jobs.change(me, jobId, { workOrder }, 'work_order_ready');
}

export function sendConfirmation(company: Company, me: Person, jobId: string, to: string): void {
  const job = company.jobs.get(jobId);
  const { client } = placeOf(company, job);
  const visits = visitsOf(company, jobId).map((visit) => showVisit(company, visit));
  const calendar = calendarFile(company.tenant.name, visits);
  const calendarId = uuidv7();
  company.files.set(calendarId, calendar);
  const workOrderId = job.workOrder.fileId ?? '';
  const workOrder = company.files.get(workOrderId);
  const now = company.db.now().toISOString();
  const text = `Hello,\n\nwe will come for "${job.title}". Call us if the day does not suit you.\n\n${company.tenant.name}`;
  const message = company.messages.seed({
    ...{
      id: uuidv7(),
      kind: 'job_confirmation',
      jobId,
      clientId: client.id,
      toAddress: to,
      toName: client.displayName,
    },
    ...{
      fromName: company.tenant.name,
      replyTo: company.tenant.email ?? null,
      mailId: null,
      failure: null,
      attempts: 1,
    },
    subject: `${job.title}: your appointment`,
    text,
    html: `<p>${text.replaceAll('"', '&quot;').replaceAll('\n\n', '</p><p>')}</p>`,
    attachments: [
      { fileId: calendarId, name: 'visits.ics', mime: 'text/calendar', bytes: calendar.size },
      ...(workOrder
        ? [{ fileId: workOrderId, name: `${job.number}.pdf`, mime: 'application/pdf', bytes: workOrder.size }]
        : []),
    ],
    ...{ state: 'captured', deliveredAt: now, createdAt: now, updatedAt: now, version: 1 },
  });
  company.record(me, { type: 'message.sent', entityType: 'message', row: message, previous: null });
  const confirmation = { state: 'captured', to, sentAt: now, messageId: message.id } as const;
  company.jobs.change(me, jobId, { confirmation }, 'confirmation_sent');
}
