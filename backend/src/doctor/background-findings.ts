import { type Finding, finding } from './finding.js';
import type { Session } from './separation-rules.js';

const MINUTE_MS = 60_000;
/** A worker asks for seals each minute. */
const SILENT_MS = 5 * MINUTE_MS;
/** Longer than any task waits while others are fairly served. */
const LATE_MS = 15 * MINUTE_MS;

/** Whether a worker runs, seals the audit log, and takes what waits. */
export async function backgroundFindings(session: Session): Promise<Finding[]> {
  return [...(await sealingFindings(session)), ...(await queueFindings(session))];
}

async function sealingFindings(session: Session): Promise<Finding[]> {
  const { rows } = await session.query<{ silentMs: number; monthAhead: boolean }>(
    `select (extract(epoch from now() - asked_at) * 1000)::float8 as "silentMs", exists (
       select from audit_months where month > (now() at time zone 'UTC')::date) as "monthAhead"
     from audit_sealing`,
  );
  const { silentMs, monthAhead } = rows[0] ?? { silentMs: Infinity, monthAhead: false };
  return [
    finding(
      'audit',
      'The audit log was sealed within the last minutes',
      silentMs > SILENT_MS
        ? { standing: 'fault', detail: `last ${ago(silentMs)} ago`, remedy: 'Start a worker, or look into its log.' }
        : undefined,
    ),
    finding(
      'audit',
      'The audit log has a table for the next month',
      monthAhead
        ? undefined
        : { standing: 'warning', detail: 'there is none', remedy: 'Start a worker, or look into its log.' },
    ),
  ];
}

async function queueFindings(session: Session): Promise<Finding[]> {
  const { rows } = await session.query<{ waiting: number; waitMs: number | null; dead: number }>(
    `select waiting::int, (extract(epoch from now() - oldest) * 1000)::float8 as "waitMs", dead::int from queue_backlog()`,
  );
  const { waiting, waitMs, dead } = rows[0] ?? { waiting: 0, waitMs: null, dead: 0 };
  return [
    finding(
      'audit',
      `Tasks are taken soon: ${waiting} wait`,
      waitMs !== null && waitMs > LATE_MS
        ? { standing: 'fault', detail: `the oldest for ${ago(waitMs)}`, remedy: 'Start a worker, or more of them.' }
        : undefined,
    ),
    finding(
      'audit',
      'No task has failed for good',
      dead > 0
        ? {
            standing: 'warning',
            detail: `${dead} have`,
            remedy: 'Their companies see them; the log of the worker says why.',
          }
        : undefined,
    ),
  ];
}

const ago = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / MINUTE_MS);
  return minutes < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
};
