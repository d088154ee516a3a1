import { Alert } from '@mantine/core';
import { IconMailExclamation, IconSend } from '@tabler/icons-react';
import { useSendJobConfirmation } from '../../api/generated/queries/queries';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { useTakeJob } from '../../api/use-job';
import { ActionButton } from '../../ui/action-button';
import { toast } from '../../ui/toast';
import { UPDATE } from './paper-words';
import classes from './papers.module.css';

/** Offers to email the client when the last email no longer matches the visits of the job. Nothing is sent automatically. */
export function ClientUpdateOffer({ job }: { job: JobDto }) {
  const me = useMe();
  const take = useTakeJob();
  const send = useSendJobConfirmation(undefined, {
    onSuccess: (result) => {
      const { confirmation } = take(result);
      toast.done(`Emailing ${confirmation.to ?? job.client.name}`);
    },
  });
  const { update, inProgress, allowedActions } = job.confirmation;
  // For a job on hold, the client hears when it resumes.
  if (!update || inProgress || !allowedActions.includes('send')) return null;
  const { title, explanation } = update === 'cancelled' ? UPDATE.over : UPDATE.changed;
  return (
    <Alert color="straw" icon={<IconMailExclamation aria-hidden />} title={title}>
      <div className={classes.offer}>
        <span>{explanation}</span>
        <ActionButton
          variant="default"
          size="compact-md"
          can={jobCan.sendConfirmation(me, job)}
          loading={send.isPending}
          leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
          onClick={() => send.mutate({ path: { jobId: job.id } })}
        >
          Email client
        </ActionButton>
      </div>
    </Alert>
  );
}
