import { ifMatch } from '../../api/client';
import { useUpdateJob } from '../../api/generated/queries/queries';
import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { useJob, useTakeJob } from '../../api/use-job';
import { toast } from '../../ui/toast';
import { HistoryButton } from './history-button';

const FIELDS = ['title', 'crewInstructions', 'officeNotes', 'poNumber', 'defaultDurationMin'] as const;

/** The history of the job of this page, whose values can be put back. */
export function JobHistory() {
  const me = useMe();
  const job = useJob();
  const take = useTakeJob();
  const update = useUpdateJob(undefined, {
    onSuccess: (result) => {
      take(result);
      toast.done(`${job.number} updated`);
    },
  });
  return (
    <HistoryButton
      entityType="job"
      record={job}
      name={job.number}
      fields={FIELDS}
      mayEdit={jobCan.edit(me, job).ok}
      isBusy={update.isPending}
      restore={(field, value) =>
        update.mutate({ path: { jobId: job.id }, headers: ifMatch(job.version), body: { [field]: value } })
      }
    />
  );
}
