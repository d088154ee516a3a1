import type { JobRowDto } from '../../api/generated/requests/types.gen';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { whenOf } from '../../lib/visit-time';
import { TextLink } from '../../nav/links';
import type { Column } from '../../table/column';
import { CrewMark } from '../visits';
import { JobFlags, JobStatusMark } from './job-status';
import classes from './jobs.module.css';
import type { JobFlag } from './jobs-search';

/** Flags that explain why there is no next visit, shown in its place. */
const INSTEAD_OF_A_VISIT: readonly JobFlag[] = ['unscheduled', 'action_required'];
const LATE: readonly JobFlag[] = ['late'];

export function jobColumns(format: Format, now: Date): readonly Column<JobRowDto>[] {
  return [
    { id: 'title', header: 'Job', width: 'minmax(13rem, 2.2fr)', cell: (job) => <JobName job={job} /> },
    { id: 'client', header: 'Client', width: 'minmax(8rem, 1fr)', cell: ({ client }) => client.name },
    {
      id: 'property',
      header: 'Property',
      width: 'minmax(9rem, 1.2fr)',
      from: 1120,
      cell: ({ property }) => property.address,
    },
    {
      id: 'next',
      header: 'Next visit',
      width: '13rem',
      from: 680,
      cell: (job) =>
        job.nextVisit ? whenOf(job.nextVisit, format, now) : <JobFlags job={job} only={INSTEAD_OF_A_VISIT} />,
    },
    {
      id: 'crew',
      header: 'Crew',
      width: 'minmax(6rem, 0.6fr)',
      from: 860,
      cell: ({ nextVisit }) => nextVisit && <CrewMark crew={nextVisit.crew} />,
    },
    {
      id: 'visits',
      header: 'Visits',
      width: '4rem',
      from: 1240,
      align: 'end',
      cell: ({ visitCount, finishedVisitCount }) => (
        <span title={`${finishedVisitCount} of ${visitCount} visits done`}>
          {finishedVisitCount} / {visitCount}
        </span>
      ),
    },
    {
      id: 'status',
      header: 'Status',
      width: 'minmax(8.5rem, 11rem)',
      cell: (job) => (
        <span className={classes.status}>
          <JobStatusMark status={job.status} />
          <JobFlags job={job} {...(!job.nextVisit && { only: LATE })} />
        </span>
      ),
    },
  ];
}

/** The compact row: what, where, and when. */
export function CompactJob({ job, format, now }: { job: JobRowDto; format: Format; now: Date }) {
  return (
    <div className={classes.compact}>
      <div className={classes.compactLine}>
        <JobName job={job} />
        <JobStatusMark status={job.status} />
      </div>
      <div className={classes.compactLine}>
        <span className={classes.where}>
          {job.client.name}
          {job.nextVisit && ` · ${whenOf(job.nextVisit, format, now)}`}
        </span>
        <JobFlags job={job} />
      </div>
    </div>
  );
}

function JobName({ job }: { job: JobRowDto }) {
  return (
    <span className={classes.name}>
      <TextLink {...to.job(job.id)} className={classes.nameLink} tabIndex={-1}>
        {job.title}
      </TextLink>
      <span className={classes.number}>{job.number}</span>
    </span>
  );
}
