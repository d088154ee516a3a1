import { useQueryClient } from '@tanstack/react-query';
import { answered } from '../../api/answered';
import {
  useCancelJob,
  useCompleteJob,
  useConfirmJob,
  useHoldJob,
  useReopenJob,
  useResumeJob,
} from '../../api/generated/queries/queries';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';
import { jobOptions } from './jobs-queries';

/** Takes over a job as an action answered it: the screen shows it at once, the lists follow. */
export function useTakeJob(): (result: { data?: JobDto }) => JobDto {
  const queries = useQueryClient();
  const changed = useChanged();
  return (result) => {
    const job = answered(result);
    queries.setQueryData(jobOptions(job.id).queryKey, job);
    void changed({ entityType: 'job', entityId: job.id });
    return job;
  };
}

/** Takes a job through its states; what can be taken back offers its undo. */
export function useJobActions(job: Pick<JobDto, 'id' | 'number'>) {
  const take = useTakeJob();
  const path = { jobId: job.id };
  const resume = useResumeJob(undefined, { onSuccess: take });
  const reopen = useReopenJob(undefined, { onSuccess: take });
  const confirm = useConfirmJob(undefined, {
    onSuccess: (result) => {
      const { confirmation, number } = take(result);
      const toClient = confirmation.to === null ? '' : `; the client is told at ${confirmation.to}`;
      toast.done(`${number} confirmed${toClient}`);
    },
  });
  const hold = useHoldJob(undefined, {
    // The dialog that asks for the reason shows what is refused.
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
      toast.done(`${job.number} cancelled`);
    },
  });
  return { confirm, hold, resume, complete, reopen, cancel };
}
