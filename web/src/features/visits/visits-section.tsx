import type { JobDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { Section } from '../../ui/section';
import { VisitCard } from './visit-card';
import classes from './visits.module.css';

/** The visits of a job in order. */
export function VisitsSection({ job }: { job: JobDto }) {
  const me = useMe();
  const isCrew = !me.permissions.includes('jobs.read.all');
  return (
    <Section
      title="Visits"
      action={
        jobCan.addVisit(me, job).ok && (
          <ButtonLink size="compact-sm" variant="subtle" {...to.visitNew(job.id)}>
            Add visit
          </ButtonLink>
        )
      }
    >
      {job.visits.length === 0 && (
        <p className={classes.nothing}>
          {isCrew
            ? 'Your crew has no visits on this job.'
            : 'No visits yet. Add one now and pick a date later if you need to.'}
        </p>
      )}
      <ul className={classes.visits}>
        {job.visits.map((visit) => (
          <VisitCard key={visit.id} job={job} visit={visit} />
        ))}
      </ul>
    </Section>
  );
}
