import { Badge, Checkbox } from '@mantine/core';
import { useCheckJobItem, useUncheckJobItem } from '../../api/generated/queries/queries';
import type { ChecklistItemDto, JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { useTakeJob } from '../../api/use-job';
import type { Can } from '../../lib/can';
import type { Format } from '../../lib/format';
import { takesPlace } from '../../lib/visit-time';
import { Section } from '../../ui/section';
import classes from './checklist.module.css';

/** The checklist of the current visit, to check off, and how far the other visits came. */
export function ChecklistSection({ job }: { job: JobDto }) {
  const me = useMe();
  const format = useFormat();
  const { checklist, visits, currentVisitId } = job;
  if (checklist.length === 0) return null;
  const current = visits.find(({ id }) => id === currentVisitId);
  const others = visits.filter((visit) => visit.id !== currentVisitId && takesPlace(visit));
  const progress = (visitId?: string) => {
    const done = checklist.filter((item) => tickOf(item, visitId)).length;
    return `${done} of ${checklist.length}`;
  };
  return (
    <Section
      title={current && others.length > 0 ? `Checklist for ${dayOf(current, format)}` : 'Checklist'}
      action={<span className={classes.soft}>{progress(current?.id)}</span>}
    >
      <Checklist job={job} visitId={current?.id} can={jobCan.check(me, job)} />
      {others.length > 0 && (
        <p className={classes.soft}>
          Other visits: {others.map((visit) => `${dayOf(visit, format)}, ${progress(visit.id)}`).join(' · ')}
        </p>
      )}
    </Section>
  );
}

const dayOf = ({ date }: VisitDto, format: Format): string =>
  date === null ? 'the visit with no date' : format.day(date, new Date());

/** An item that is done but not at any visit is done for the whole job. */
const tickOf = ({ ticks, doneAt, doneBy }: ChecklistItemDto, visitId: string | undefined) =>
  ticks.find((tick) => tick.visitId === visitId) ?? (ticks.length === 0 && doneAt !== null ? { doneAt, doneBy } : null);

interface ChecklistProps {
  job: Pick<JobDto, 'id' | 'checklist'>;
  /** Omitted for a job without visits. */
  visitId: string | undefined;
  can: Can;
}

export function Checklist({ job, visitId, can }: ChecklistProps) {
  return (
    <ul className={classes.items}>
      {job.checklist.map((item) => (
        <ChecklistItem key={item.id} job={job} visitId={visitId} can={can} item={item} />
      ))}
    </ul>
  );
}

function ChecklistItem({ job, visitId, can, item }: ChecklistProps & { item: ChecklistItemDto }) {
  const format = useFormat();
  const onSuccess = useTakeJob();
  const check = useCheckJobItem(undefined, { onSuccess });
  const uncheck = useUncheckJobItem(undefined, { onSuccess });
  const isBusy = check.isPending || uncheck.isPending;
  const tick = tickOf(item, visitId);
  // A check shows at once; if it is refused, it is reverted and a toast says why.
  const isDone = isBusy ? check.isPending : tick !== null;
  const request = { path: { jobId: job.id, itemId: item.id }, query: { ...(visitId && { visitId }) } };
  return (
    <li className={classes.item}>
      <Checkbox
        checked={isDone}
        disabled={!can.ok}
        label={item.label}
        onChange={() => (isBusy ? undefined : (tick ? uncheck : check).mutate(request))}
      />
      {item.required && !tick && (
        <Badge size="sm" color="straw">
          Required
        </Badge>
      )}
      {tick && (
        <span className={classes.soft} title={format.moment(tick.doneAt)}>
          {tick.doneBy} · {format.time(tick.doneAt)}
        </span>
      )}
    </li>
  );
}
