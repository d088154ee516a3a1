import { Button } from '@mantine/core';
import { IconAlertTriangle, IconDoorEnter, IconMapPin } from '@tabler/icons-react';
import type { VisitDto } from '../../api/generated/requests/types.gen';
import { clientCan } from '../../api/client-can';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { hazardsOf, mapHref } from '../../lib/place';
import { timeOf } from '../../lib/visit-time';
import { TextLink } from '../../nav/links';
import { Checklist } from '../checklists';
import { DayActions } from '../visits';
import { VisitStatusMark } from '../visits';
import { CallContact } from './call-contact';
import { CrewCodes } from './crew-codes';
import classes from './my-day.module.css';

/** One stop: when, for whom, where, hazards, work, and the next step as a large button. */
export function DayVisit({ visit }: { visit: VisitDto }) {
  const { job } = visit;
  const me = useMe();
  const format = useFormat();
  const isOver = !visit.open;
  const instructions = visit.instructionsOverride ?? job?.crewInstructions;
  return (
    <li className={classes.visit} data-over={isOver || undefined} data-working={isWorking(visit) || undefined}>
      <div className={classes.head}>
        <span className={classes.time}>{timeOf(visit, format)}</span>
        <VisitStatusMark visit={visit} />
      </div>
      <h2 className={classes.client}>{visit.clientName}</h2>
      <TextLink {...to.job(visit.jobId)} className={classes.title}>
        {visit.jobTitle}
      </TextLink>
      {visit.address && (
        <Button
          component="a"
          href={mapHref(visit.address)}
          target="_blank"
          rel="noreferrer"
          variant="default"
          size="md"
          fullWidth
          justify="flex-start"
          className={classes.tall ?? ''}
          leftSection={<IconMapPin size={20} stroke={1.6} aria-hidden />}
        >
          {visit.address}
        </Button>
      )}
      {!isOver && job && (
        <>
          {job.property.hazards.length > 0 && (
            <p className={classes.hazards}>
              <IconAlertTriangle size={20} stroke={1.7} aria-label="Hazards" />
              {hazardsOf(job.property)}
            </p>
          )}
          {job.property.accessNotes && (
            <p className={classes.note}>
              <IconDoorEnter size={20} stroke={1.6} aria-label="Access instructions" />
              {job.property.accessNotes}
            </p>
          )}
          {job.contact && <CallContact contact={job.contact} />}
          {job.property.hasAccessCodes && clientCan.revealCodes(me).ok && <CrewCodes propertyId={job.property.id} />}
          {instructions && <p className={classes.words}>{instructions}</p>}
          {isWorking(visit) && job.checklist.length > 0 && (
            <Checklist job={job} visitId={visit.id} can={jobCan.checkAtWork(me)} />
          )}
        </>
      )}
      <DayActions visit={visit} />
    </li>
  );
}

const isWorking = ({ open, startedAt }: VisitDto): boolean => open && startedAt !== null;
