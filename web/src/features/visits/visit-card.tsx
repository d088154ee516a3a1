import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { SKIP_REASON } from '../../lib/choice-words';
import { manHours } from '../../lib/man-hours';
import { takesPlace, timeOf } from '../../lib/visit-time';
import { zoneName } from '../../lib/zones';
import { CrewMark, VisitStatusMark } from './visit-status';
import { VisitActions } from './visit-actions';
import classes from './visits.module.css';

export function VisitCard({ job, visit }: { job: JobDto; visit: VisitDto }) {
  const format = useFormat();
  const now = new Date();
  const isOver = !takesPlace(visit);
  return (
    <li className={classes.visit} data-over={isOver || undefined}>
      <div className={classes.day}>
        {visit.date === null ? (
          <span className={classes.noDay}>No date</span>
        ) : (
          <>
            <strong>{format.day(visit.date, now)}</strong>
            <span>{timeOf(visit, format)}</span>
          </>
        )}
      </div>
      <div className={classes.facts}>
        <div className={classes.line}>
          <VisitStatusMark visit={visit} />
          <CrewMark crew={visit.crew} />
          {visit.estManMinutes !== null && <span className={classes.soft}>{manHours(visit.estManMinutes)}</span>}
        </div>
        {visit.instructionsOverride && <p className={classes.words}>{visit.instructionsOverride}</p>}
        <Story visit={visit} />
      </div>
      <div className={classes.actions}>
        <VisitActions job={job} visit={visit} />
      </div>
    </li>
  );
}

/** What has happened so far, if anything. */
function Story({ visit }: { visit: VisitDto }) {
  const format = useFormat();
  const { tenant } = useMe();
  const { startedAt, completedAt, skipReason, reason, replaces, timeZone } = visit;
  const told = [
    replaces &&
      `Rescheduled from ${format.day(replaces.date, new Date())} (${SKIP_REASON[replaces.skipReason].toLowerCase()})`,
    skipReason && SKIP_REASON[skipReason],
    reason && `“${reason}”`,
    startedAt && `Started ${format.moment(startedAt)}`,
    completedAt && `completed ${format.time(completedAt)}`,
    timeZone !== tenant.timezone && `Times in ${zoneName(timeZone)}`,
  ].filter(Boolean);
  return told.length > 0 ? <span className={classes.soft}>{told.join(' · ')}</span> : null;
}
