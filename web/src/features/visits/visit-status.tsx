import type { VisitDto } from '../../api/generated/requests/types.gen';
import { VISIT_STATUS } from '../../lib/choice-words';
import { StatusMark } from '../../ui/status-mark';
import classes from './visit-status.module.css';

/** A planned visit whose day has passed is in trouble, whatever its state. */
export function VisitStatusMark({ visit }: { visit: Pick<VisitDto, 'status' | 'late'> }) {
  const [word, tone] = VISIT_STATUS[visit.status];
  return <StatusMark tone={visit.late ? 'trouble' : tone}>{visit.late ? `${word}, late` : word}</StatusMark>;
}

/** The crew, by color and by name. */
export function CrewMark({ crew }: { crew: VisitDto['crew'] }) {
  if (!crew) return <span className={classes.nobody}>Unassigned</span>;
  return (
    <span className={classes.crew}>
      <span className={classes.colour} style={{ background: crew.colour }} aria-hidden="true" />
      {crew.name}
    </span>
  );
}
