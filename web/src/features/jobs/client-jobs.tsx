import { getRouteApi } from '@tanstack/react-router';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { usePrefetchedPages } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { whenOf } from '../../lib/visit-time';
import { ButtonLink, TextLink } from '../../nav/links';
import { MoreButton } from '../../table/more-button';
import { EmptyState } from '../../ui/empty-state';
import { CrewMark } from '../visits';
import classes from './client-jobs.module.css';
import { JobFlags, JobStatusMark } from './job-status';
import { clientJobsPages } from './jobs-queries';

const route = getRouteApi('/shell/clients/$clientId/jobs');

/** A client’s jobs, newest first, as a tab of the client’s page. */
export function ClientJobs() {
  const { clientId } = route.useParams();
  const me = useMe();
  const format = useFormat();
  const query = usePrefetchedPages(clientJobsPages(clientId));
  const jobs = query.data.pages.flatMap(({ items }) => items);
  const now = new Date();
  if (jobs.length === 0) {
    return (
      <EmptyState
        title="No jobs yet"
        action={jobCan.create(me).ok && <ButtonLink {...to.jobNew(clientId)}>Create job</ButtonLink>}
      >
        Jobs and visits for this client will appear here.
      </EmptyState>
    );
  }
  return (
    <>
      <ul className={classes.jobs}>
        {jobs.map((job) => (
          <li key={job.id} className={classes.job}>
            <div className={classes.what}>
              <TextLink {...to.job(job.id)} className={classes.title}>
                {job.title}
              </TextLink>
              <span className={classes.soft}>
                {job.number} · {job.property.address}
              </span>
            </div>
            <div className={classes.when}>
              {job.nextVisit ? (
                <>
                  <span>{whenOf(job.nextVisit, format, now)}</span>
                  <CrewMark crew={job.nextVisit.crew} />
                </>
              ) : (
                <span className={classes.soft}>
                  {job.visitCount === 0 ? 'No visits' : `${job.finishedVisitCount} of ${job.visitCount} visits done`}
                </span>
              )}
            </div>
            <div className={classes.state}>
              <JobStatusMark status={job.status} />
              <JobFlags job={job} />
            </div>
          </li>
        ))}
      </ul>
      <MoreButton query={query} label="Earlier" />
    </>
  );
}
