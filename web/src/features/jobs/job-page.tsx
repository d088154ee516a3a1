import { IconArrowLeft } from '@tabler/icons-react';
import { Outlet } from '@tanstack/react-router';
import { useMe } from '../../api/me';
import { useJob } from '../../api/use-job';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { PageHeader } from '../../ui/page-header';
import { Section } from '../../ui/section';
import { ChecklistSection } from '../checklists';
import { ClientUpdateOffer, ConfirmationCard } from '../papers';
import { JobActivity } from '../activity';
import { VisitsSection } from '../visits';
import { WorkOrderCard } from '../papers';
import { JobActions } from './job-actions';
import { JobFacts } from './job-facts';
import { JobFlags, JobStatusMark } from './job-status';
import classes from './job.module.css';
import { PropertySection } from './property-section';

export function JobPage() {
  const me = useMe();
  const job = useJob();
  const seesOffice = me.permissions.includes('jobs.read.all');

  return (
    <div className={classes.page}>
      <PageHeader
        title={job.title}
        above={
          <TextLink {...to.jobs()} className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> Jobs
          </TextLink>
        }
        below={
          <>
            <JobStatusMark status={job.status} />
            <JobFlags job={job} />
            <span>{job.number}</span>
            <TextLink {...to.client(job.client.id)}>{job.client.name}</TextLink>
            {job.statusReason && <span>“{job.statusReason}”</span>}
          </>
        }
        actions={seesOffice && <JobActions job={job} />}
      />
      <div className={classes.body}>
        <div className={classes.main}>
          {seesOffice && <ClientUpdateOffer job={job} />}
          <VisitsSection job={job} />
          {job.crewInstructions && (
            <Section title="For the crew">
              <p className={classes.words}>{job.crewInstructions}</p>
            </Section>
          )}
          <ChecklistSection job={job} />
          {job.officeNotes && (
            <Section title="Office notes">
              <p className={classes.words}>{job.officeNotes}</p>
            </Section>
          )}
          {me.permissions.includes('events.read') && <JobActivity jobId={job.id} />}
        </div>
        <div className={classes.side}>
          <PropertySection job={job} />
          <WorkOrderCard job={job} />
          {seesOffice && <ConfirmationCard job={job} />}
          <JobFacts job={job} />
        </div>
      </div>
      <Outlet />
    </div>
  );
}
