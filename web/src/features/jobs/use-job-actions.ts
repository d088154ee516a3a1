import {
  useCancelJob,
  useCompleteJob,
  useConfirmJob,
  useHoldJob,
  useReopenJob,
  useResumeJob,
} from '../../api/generated/queries/queries';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { useTakeJob } from '../../api/use-job';
import { toast } from '../../ui/toast';

/** The status changes of a job; those that can be undone offer it. */
export function useJobActions(job: Pick<JobDto, 'id' | 'number'>) {
  const take = useTakeJob();
  const path = { jobId: job.id };
  const resume = useResumeJob(undefined, { onSuccess: take });
  const reopen = useReopenJob(undefined, { onSuccess: take });
  const confirm = useConfirmJob(undefined, {
    onSuccess: (result) => {
      const { confirmation, number } = take(result);
      const toClient = confirmation.to === null ? '' : `. Emailing ${confirmation.to}`;
      toast.done(`${number} confirmed${toClient}`);
    },
  });
  const hold = useHoldJob(undefined, {
    // The dialog that asks for the reason shows a refusal itself.
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => {
      take(result);
      toast.done(`${job.number} is on hold`, { run: () => resume.mutate({ path }) });
    },
  });
  const complete = useCompleteJob(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => {
      take(result);
      toast.done(`${job.number} completed`, { run: () => reopen.mutate({ path }) });
    },
  });
  const cancel = useCancelJob(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: (result) => {
      take(result);
      toast.done(`${job.number} canceled`);
    },
  });
  return { confirm, hold, resume, complete, reopen, cancel };
}
