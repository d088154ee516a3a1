import { useQuery } from '@tanstack/react-query';
import type { VisitDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { timeOf } from '../../lib/visit-time';
import { TextLink } from '../../nav/links';
import { Section } from '../../ui/section';
import { CrewMark, VisitStatusMark } from '../visits';
import { UPCOMING_SHOWN, upcomingVisits } from './clients-queries';
import classes from './client.module.css';

/** A client’s next visits: what callers ask the office about. */
export function ClientVisits({ clientId }: { clientId: string }) {
  const me = useMe();
  const format = useFormat();
  const enabled = me.permissions.includes('visits.read.all');
  const { data } = useQuery({ ...upcomingVisits(clientId, format.today(new Date())), enabled });
  if (!data) return null;
  const { visits, mayHaveMore } = data;
  return (
    <Section
      title="Upcoming visits"
      action={
        (mayHaveMore || visits.length > UPCOMING_SHOWN) && (
          <TextLink {...to.clientJobs(clientId)} className={classes.soft}>
            View all
          </TextLink>
        )
      }
    >
      {visits.length === 0 && (
        <p className={classes.nothing}>
          {mayHaveMore ? 'The next visits were canceled or skipped.' : 'No upcoming visits.'}
        </p>
      )}
      <ol className={classes.cards}>
        {visits.slice(0, UPCOMING_SHOWN).map((visit) => (
          <Upcoming key={visit.id} visit={visit} />
        ))}
      </ol>
    </Section>
  );
}

function Upcoming({ visit }: { visit: VisitDto }) {
  const format = useFormat();
  const { date, jobId, jobTitle, crew } = visit;
  return (
    <li className={classes.visit}>
      {date !== null && (
        <time dateTime={date} className={classes.date} aria-label={format.day(date, new Date())}>
          <span>{format.month(date)}</span>
          <strong>{Number(date.slice(8))}</strong>
          <span>{format.weekday(date)}</span>
        </time>
      )}
      <div className={classes.what}>
        <TextLink {...to.job(jobId)} className={classes.job}>
          {jobTitle}
        </TextLink>
        <span className={classes.soft}>{timeOf(visit, format)}</span>
        <span className={classes.marks}>
          <CrewMark crew={crew} />
          <VisitStatusMark visit={visit} />
        </span>
      </div>
    </li>
  );
}
