import { Badge, Tooltip } from '@mantine/core';
import type { JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { StatusMark } from '../../ui/status-mark';
import { FLAG, FLAG_MEANING, flagsOf, JOB_STATUS, VISIT_STATUS } from './job-words';
import classes from './job-status.module.css';

export function JobStatusMark({ status }: Pick<JobDto, 'status'>) {
  const [word, tone] = JOB_STATUS[status];
  return <StatusMark tone={tone}>{word}</StatusMark>;
}

/** A planned visit whose day is past is in trouble, whatever its state says. */
export function VisitStatusMark({ visit }: { visit: Pick<VisitDto, 'status' | 'late'> }) {
  const [word, tone] = VISIT_STATUS[visit.status];
  return <StatusMark tone={visit.late ? 'trouble' : tone}>{visit.late ? `${word}, late` : word}</StatusMark>;
}

/** What needs a look. */
export function JobFlags({ job }: { job: Pick<JobDto, 'flags'> }) {
  return flagsOf(job).map((flag) => (
    <Tooltip key={flag} label={FLAG_MEANING[flag]}>
      <Badge size="sm" color={flag === 'late' ? 'haw' : 'straw'}>
        {FLAG[flag]}
      </Badge>
    </Tooltip>
  ));
}

/** Who goes, in the crew's colour and in words. */
export function CrewMark({ crew }: { crew: VisitDto['crew'] }) {
  if (!crew) return <span className={classes.nobody}>No crew yet</span>;
  return (
    <span className={classes.crew}>
      <span className={classes.colour} style={{ background: crew.colour }} aria-hidden="true" />
      {crew.name}
    </span>
  );
}
