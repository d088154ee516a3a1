import { Badge, Checkbox } from '@mantine/core';
import { useCheckJobItem, useUncheckJobItem } from '../../api/generated/queries/queries';
import type { ChecklistItemDto, JobDto, VisitDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { useTakeJob } from '../../api/use-job';
import type { Format } from '../../lib/format';
import { Section } from '../../ui/section';
import classes from './checklist.module.css';

/** What the crew does at each visit: that of the one at hand to tick, and how far the others came. */
export function ChecklistSection({ job }: { job: JobDto }) {
  const format = useFormat();
  const { checklist, visits } = job;
  if (checklist.length === 0) return null;
  const current = visitAtHand(visits);
  const others = visits.filter(({ id, status }) => id !== current?.id && !NOT_DONE.has(status));
  const progress = (visitId?: string) => {
    const done = checklist.filter((item) => tickOf(item, visitId)).length;
    return `${done} of ${checklist.length}`;
  };
  return (
    <Section
      title={current && others.length > 0 ? `Checklist for ${dayOf(current, format)}` : 'Checklist'}
      action={<span className={classes.soft}>{progress(current?.id)}</span>}
    >
      <Checklist job={job} visitId={current?.id} />
      {others.length > 0 && (
        <p className={classes.soft}>
          Other visits: {others.map((visit) => `${dayOf(visit, format)}, ${progress(visit.id)}`).join(' · ')}
        </p>
      )}
    </Section>
  );
}

const NOT_DONE: ReadonlySet<string> = new Set(['skipped', 'cancelled']);
const AT_WORK: ReadonlySet<string> = new Set(['in_progress', 'paused', 'en_route']);

/** The one under way, else the next, else the last one. */
function visitAtHand(visits: readonly VisitDto[]): VisitDto | undefined {
  const counted = visits.filter(({ status }) => !NOT_DONE.has(status));
  return (
    counted.find(({ status }) => AT_WORK.has(status)) ??
    counted.find(({ status }) => status !== 'completed') ??
    counted.at(-1)
  );
}

const dayOf = ({ date }: VisitDto, format: Format): string =>
  date === null ? 'the visit with no date' : format.day(date, new Date());

/** Where it is done at no visit but done, it is done for the whole job. */
const tickOf = ({ ticks, doneAt, doneBy }: ChecklistItemDto, visitId: string | undefined) =>
  ticks.find((tick) => tick.visitId === visitId) ?? (ticks.length === 0 && doneAt !== null ? { doneAt, doneBy } : null);

interface ChecklistProps {
  job: Pick<JobDto, 'id' | 'status' | 'checklist'>;
  /** Left out for a job without visits. */
  visitId: string | undefined;
}

export function Checklist({ job, visitId }: ChecklistProps) {
  return (
    <ul className={classes.items}>
      {job.checklist.map((item) => (
        <ChecklistItem key={item.id} job={job} visitId={visitId} item={item} />
      ))}
    </ul>
  );
}

function ChecklistItem({ job, visitId, item }: ChecklistProps & { item: ChecklistItemDto }) {
  const me = useMe();
  const format = useFormat();
  const onSuccess = useTakeJob();
  const check = useCheckJobItem(undefined, { onSuccess });
  const uncheck = useUncheckJobItem(undefined, { onSuccess });
  const isBusy = check.isPending || uncheck.isPending;
  const tick = tickOf(item, visitId);
  // A tick shows at once; if it is refused, it goes away again and a toast says why.
  const isDone = isBusy ? check.isPending : tick !== null;
  const request = { path: { jobId: job.id, itemId: item.id }, query: { ...(visitId && { visitId }) } };
  const can = jobCan.tick(me, job);
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
