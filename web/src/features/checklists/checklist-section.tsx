import { Badge, Checkbox } from '@mantine/core';
import { useCheckJobItem, useUncheckJobItem } from '../../api/generated/queries/queries';
import type { ChecklistItemDto, JobDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { useTakeJob } from '../../api/use-job';
import { Section } from '../../ui/section';
import classes from './checklist.module.css';

/** What the crew ticks off. */
export function ChecklistSection({ job }: { job: JobDto }) {
  if (job.checklist.length === 0) return null;
  const done = job.checklist.filter(({ doneAt }) => doneAt !== null).length;
  return (
    <Section title="Checklist" action={<span className={classes.soft}>{`${done} of ${job.checklist.length}`}</span>}>
      <Checklist job={job} />
    </Section>
  );
}

type Job = Pick<JobDto, 'id' | 'status' | 'checklist'>;

export function Checklist({ job }: { job: Job }) {
  return (
    <ul className={classes.items}>
      {job.checklist.map((item) => (
        <ChecklistItem key={item.id} job={job} item={item} />
      ))}
    </ul>
  );
}

function ChecklistItem({ job, item }: { job: Job; item: ChecklistItemDto }) {
  const me = useMe();
  const format = useFormat();
  const onSuccess = useTakeJob();
  const check = useCheckJobItem(undefined, { onSuccess });
  const uncheck = useUncheckJobItem(undefined, { onSuccess });
  const isBusy = check.isPending || uncheck.isPending;
  // A tick shows at once; if it is refused, it goes away again and a toast says why.
  const isDone = isBusy ? check.isPending : item.doneAt !== null;
  const path = { jobId: job.id, itemId: item.id };
  const can = jobCan.tick(me, job);
  return (
    <li className={classes.item}>
      <Checkbox
        checked={isDone}
        disabled={!can.ok}
        label={item.label}
        onChange={() => (isBusy ? undefined : (item.doneAt === null ? check : uncheck).mutate({ path }))}
      />
      {item.required && item.doneAt === null && (
        <Badge size="sm" color="straw">
          Required
        </Badge>
      )}
      {item.doneAt !== null && (
        <span className={classes.soft} title={format.moment(item.doneAt)}>
          {item.doneBy} · {format.time(item.doneAt)}
        </span>
      )}
    </li>
  );
}
