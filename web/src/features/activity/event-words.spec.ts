import { isTold, sentenceOf, subjectOf, type ToldEvent } from './event-words';

const event = (type: string, changes: Partial<ToldEvent> = {}): ToldEvent => ({
  type,
  changed: [],
  data: {},
  previous: null,
  ...changes,
});
const moved = (type: string, before: string, after: string, ...changed: string[]) =>
  event(type, { changed: ['status', ...changed], data: { status: after }, previous: { status: before } });

it.each([
  [event('client.created'), 'Client added'],
  [
    event('client.updated', { changed: ['notes', 'leadSource', 'someNewField'] }),
    'Client updated: notes, lead source, some new field',
  ],
  [event('client.archived', { changed: ['status'] }), 'Client archived'],
  [event('comet.seen_again'), 'Comet seen again'],
  [event('job.work_order_ready'), 'Created the work order'],
  [moved('job.updated', 'draft', 'active', 'confirmedAt'), 'Confirmed the job'],
  [moved('job.updated', 'active', 'on_hold', 'statusReason'), 'Put the job on hold'],
  [moved('job.updated', 'on_hold', 'active'), 'Resumed the job'],
  [moved('job.updated', 'completed', 'active', 'completedAt'), 'Reopened the job'],
  [moved('job.updated', 'completed', 'closed'), 'Changed status to closed'],
  [event('job.updated', { changed: ['title', 'visits', 'nextVisit', 'revision'] }), 'Updated the job: title'],
  [event('job.updated', { changed: ['crewInstructions', 'workOrder'] }), 'Updated the job: crew instructions'],
  [event('job.updated', { changed: ['workOrder', 'revision'] }), 'Requested a new work order'],
  [event('job.updated', { changed: ['workOrder', 'confirmation'] }), 'Requested the client confirmation'],
  [event('job.updated', { changed: ['revision'] }), 'Updated the job'],
  [event('job.confirmation_sent', { data: { state: 'sent' } }), 'Sent the client confirmation'],
  [event('job.confirmation_sent', { data: { state: 'captured' } }), 'Saved the client confirmation (not sent)'],
  [event('job.confirmation_sent', { data: { state: 'sent', news: 'confirmed' } }), 'Sent the client confirmation'],
  [event('job.confirmation_sent', { data: { state: 'sent', news: 'changed' } }), 'Sent the client a schedule update'],
  [
    event('job.confirmation_sent', { data: { state: 'captured', news: 'cancelled' } }),
    'Saved the client a cancellation (not sent)',
  ],
  [event('message.sent', { data: { state: 'sent', subject: 'Rain' } }), 'Sent an email: Rain'],
  [event('visit.rescheduled', { data: { status: 'scheduled' } }), 'Rescheduled a visit'],
  [event('visit.rescheduled', { data: { status: 'unscheduled' } }), 'Unscheduled a visit'],
  [
    event('visit.rescheduled', { changed: ['timeZone', 'startAt'], data: { timeZone: 'America/Boise' } }),
    'Moved a visit to Mountain Time (Boise)',
  ],
  [
    event('visit.rescheduled', { changed: ['timeZone', 'date'], data: { timeZone: 'America/Boise' } }),
    'Rescheduled a visit',
  ],
  [event('visit.updated', { changed: ['timeZone'] }), 'Updated a visit: time zone'],
  [event('property.updated', { changed: ['timezone'] }), 'Property updated: time zone'],
  [event('visit.dispatched'), 'Dispatched a visit'],
  [event('visit.started'), 'Started a visit'],
  [event('visit.completed'), 'Completed a visit'],
  [moved('visit.updated', 'completed', 'in_progress', 'completedAt'), 'Reopened a visit'],
  [moved('visit.updated', 'dispatched', 'scheduled', 'dispatchedAt'), 'Recalled a visit'],
  [event('visit.updated', { changed: ['instructionsOverride'] }), 'Updated a visit: instructions'],
])('%j reads “%s”', (told, sentence) => {
  expect(sentenceOf(told)).toBe(sentence);
});

it('mentions a confirmation once: at the job as what it is for, at its client as a message', () => {
  const [mail, confirmation] = [
    event('message.sent', { data: { kind: 'job_confirmation' } }),
    event('job.confirmation_sent', { data: { state: 'sent' } }),
  ];
  expect([mail, confirmation].map(isTold('job'))).toEqual([false, true]);
  expect([mail, confirmation].map(isTold('client'))).toEqual([true, false]);
  expect(isTold('job')(event('message.sent', { data: { kind: 'reminder' } }))).toBe(true);
  expect(isTold('client')(event('visit.completed'))).toBe(true);
});

describe('what it is about', () => {
  const day = (date: string) => `day ${date}`;
  const ofJob = { jobNumber: 'J-00007', jobTitle: 'Mulch', date: '2026-03-09' };

  it('is the visit’s day and job for a client, and the day alone at the job', () => {
    const told = event('visit.completed', { data: ofJob });
    expect(subjectOf(told, 'client', day)).toBe('day 2026-03-09 · Mulch (J-00007)');
    expect(subjectOf(told, 'job', day)).toBe('day 2026-03-09');
  });

  it('is the job of a client, and nothing at the job itself', () => {
    const told = event('job.created', { data: { number: 'J-00007', title: 'Mulch' } });
    expect(subjectOf(told, 'client', day)).toBe('Mulch (J-00007)');
    expect(subjectOf(told, 'job', day)).toBe('');
  });

  it('is the day that a visit had before it was unscheduled, and nothing where there is none', () => {
    const off = event('visit.rescheduled', {
      data: { status: 'unscheduled', date: null },
      previous: { date: '2026-03-09' },
    });
    expect(subjectOf(off, 'job', day)).toBe('day 2026-03-09');
    expect(subjectOf(event('visit.updated', { data: {} }), 'job', day)).toBe('');
    expect(subjectOf(event('client.created', { data: { displayName: 'Ann' } }), 'client', day)).toBe('');
  });
});

it('says that a visit without a date was added, and not that it was updated', () => {
  expect(sentenceOf(event('visit.updated', { data: { status: 'unscheduled' } }))).toBe('Added an unscheduled visit');
});
