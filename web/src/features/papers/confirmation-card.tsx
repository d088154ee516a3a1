import { IconMail, IconSend } from '@tabler/icons-react';
import { useSendJobConfirmation } from '../../api/generated/queries/queries';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useFormat, useMe } from '../../api/me';
import { useTakeJob } from '../../api/use-job';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { ActionButton } from '../../ui/action-button';
import { Section } from '../../ui/section';
import { CONFIRMATION } from './paper-words';
import classes from './papers.module.css';
import { PaperState } from './paper-state';

/** The email to the client: whether it was sent, to whom, and what it says. */
export function ConfirmationCard({ job }: { job: JobDto }) {
  const me = useMe();
  const format = useFormat();
  const send = useSendJobConfirmation(undefined, { onSuccess: useTakeJob() });
  const { state, to: address, sentAt, messageId, outdated, inProgress } = job.confirmation;
  const [word, tone] = CONFIRMATION[state];

  return (
    <Section title="Client confirmation">
      <div className={classes.paper}>
        <div className={classes.paperLine}>
          <PaperState tone={tone} isBusy={inProgress}>
            {word}
          </PaperState>
          {sentAt !== null && (
            <span className={classes.soft} title={format.moment(sentAt)}>
              {format.ago(sentAt, new Date())}
            </span>
          )}
        </div>
        {address !== null && <span className={classes.address}>{address}</span>}
        {state === 'captured' && (
          <span className={classes.soft}>No mail server is set up, so this was saved to Messages instead.</span>
        )}
        {outdated && !inProgress && <span className={classes.soft}>Visits have changed since this email.</span>}
        {state === 'none' && !job.client.hasEmail && (
          <span className={classes.soft}>No contact has an email address and visit notifications turned on.</span>
        )}
        <div className={classes.paperActions}>
          {messageId !== null && me.permissions.includes('messages.read') && (
            <ButtonLink
              variant="default"
              size="compact-md"
              leftSection={<IconMail size={16} stroke={1.6} aria-hidden />}
              {...to.message(messageId)}
            >
              View message
            </ButtonLink>
          )}
          <ActionButton
            variant="default"
            size="compact-md"
            can={jobCan.sendConfirmation(me, job)}
            loading={send.isPending}
            leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
            onClick={() => send.mutate({ path: { jobId: job.id } })}
          >
            {outdated ? 'Send update' : state === 'none' ? 'Send' : 'Resend'}
          </ActionButton>
        </div>
      </div>
    </Section>
  );
}
