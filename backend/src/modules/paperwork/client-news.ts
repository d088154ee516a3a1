import type { JobParts, JobPaperwork } from '../job-contents/index.js';
import { instantsOf, localDate } from '../../kernel/formats/index.js';
import type { Job } from '../job-records/index.js';
import { JobVisits } from '../visits/index.js';

type Visits = JobParts['visits'];
/** What a mail has said. */
export type Told = NonNullable<JobPaperwork['confirmationTold']>;
type ToldVisit = Told['visits'][number];

/** What the client should be told now: the upcoming visits, and those that no longer take place. */
export interface ClientNews {
  news: Told['news'];
  /** In order. */
  ahead: Visits;
  /** When the client expects them; `version` is their current one. */
  cancelled: ToldVisit[];
}

/** Compares the visits with what the client was last told, if anything. */
export function newsFor(told: Told | null, visits: Visits): ClientNews {
  const { visits: ahead } = JobVisits.open(visits);
  const cancelled = told ? cancelledSince(told, visits) : [];
  const isOver = cancelled.length > 0 && ahead.length === 0;
  const isChanged = told !== null && (cancelled.length > 0 || isOtherwise(told, ahead));
  return { news: isOver ? 'cancelled' : isChanged ? 'changed' : 'confirmed', ahead, cancelled };
}

/** Whether a client can be told of a job: an active one, or one that ended with visits which the client still expects. */
export const mayBeSent = (job: Job, parts: JobParts): boolean => job.status === 'active' || isFarewell(job, parts);

/** Whether all that is left to say of a job is that visits which the client expects do not take place. */
const isFarewell = ({ status }: Job, { paperwork, visits }: JobParts): boolean =>
  ENDED.includes(status) && newsFor(knownBy(paperwork), visits).news === 'cancelled';

const ENDED: readonly Job['status'][] = ['completed', 'closed', 'cancelled'];

/** What the client knows once a mail has arrived. */
export const toldBy = ({ news, ahead }: ClientNews): Told => ({
  news,
  visits: ahead.map(({ id, version, date, windowStart, windowEnd, timeZone }) => {
    return { id, version, date, windowStart, windowEnd, timeZone };
  }),
});

/**
 * What another mail would tell a client who was told something else; null where there is nothing new. A mail that is
 * still to be written will include everything.
 */
export function updateFor(paperwork: JobPaperwork | null, visits: Visits): Told['news'] | null {
  if (!paperwork || paperwork.confirmationState === 'queued') return null;
  const told = knownBy(paperwork);
  const news = told && newsFor(told, visits).news;
  return news === 'confirmed' ? null : news;
}

/** What the client knows once the mail on its way has arrived. */
function knownBy(paperwork: JobPaperwork | null): Told | null {
  if (!paperwork) return null;
  const { confirmationState, confirmationTold, confirmationTelling } = paperwork;
  return (confirmationState === 'sending' ? confirmationTelling : null) ?? confirmationTold;
}

/** Visits that are upcoming in the client's calendar, but no longer in ours. */
function cancelledSince(told: Told, visits: Visits): ToldVisit[] {
  const now = new Date();
  const current = new Map(visits.map((visit) => [visit.id, visit]));
  return told.visits.flatMap((known) => {
    const visit = current.get(known.id);
    const takesPlace = visit && visit.status !== 'cancelled' && visit.date !== null;
    if (!known.date || takesPlace || known.date < localDate(now, known.timeZone)) return [];
    return { ...known, version: Math.max(visit?.version ?? 0, known.version + 1) };
  });
}

/** Whether an upcoming visit has a day of which the client knows another one or none. */
function isOtherwise(told: Told, ahead: Visits): boolean {
  const known = new Map(told.visits.map((visit) => [visit.id, slotOf(visit)]));
  return ahead.some((visit) => visit.date !== null && known.get(visit.id) !== slotOf(visit));
}

/** A day without a time is the same in every zone, and a zone may have several names. */
function slotOf(visit: Omit<ToldVisit, 'id' | 'version'>): string {
  const { date, windowStart, windowEnd } = visit;
  return JSON.stringify([date, windowStart, windowEnd, instantsOf(visit)]);
}
