import { Button, Menu } from '@mantine/core';
import { IconDots, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { JobDto } from '../../api/generated/requests/types.gen';
import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { ReasonDialog } from '../../form/reason-dialog';
import type { Can } from '../../lib/can';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { ActionButton } from '../../ui/action-button';
import { ConfirmDialog } from './confirm-dialog';
import { useJobActions } from './use-job-actions';

type Dialog = 'confirm' | 'hold' | 'complete' | 'cancel';

/** The next step in full, the rest behind the dots. */
export function JobActions({ job }: { job: JobDto }) {
  const me = useMe();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { confirm, hold, resume, complete, reopen, cancel } = useJobActions(job);
  const path = { jobId: job.id };
  const close = () => {
    setDialog(null);
    for (const action of [hold, complete, cancel]) action.reset();
  };
  const closing = { onSuccess: close };

  return (
    <>
      {job.status === 'draft' && (
        <ActionButton can={jobCan.confirm(me, job)} onClick={() => setDialog('confirm')}>
          Confirm
        </ActionButton>
      )}
      {job.status === 'active' && (
        <ActionButton can={jobCan.complete(me, job)} onClick={() => setDialog('complete')}>
          Complete
        </ActionButton>
      )}
      {job.status === 'on_hold' && (
        <ActionButton can={jobCan.resume(me, job)} loading={resume.isPending} onClick={() => resume.mutate({ path })}>
          Resume
        </ActionButton>
      )}
      {job.status === 'completed' && (
        <ActionButton
          variant="default"
          can={jobCan.reopen(me, job)}
          loading={reopen.isPending}
          onClick={() => reopen.mutate({ path })}
        >
          Reopen
        </ActionButton>
      )}
      {jobCan.edit(me, job).ok && (
        <ButtonLink
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
          {...to.jobEdit(job.id)}
        >
          Edit
        </ButtonLink>
      )}
      <Menu>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label="More actions">
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Step can={jobCan.hold(me, job)} run={() => setDialog('hold')}>
            Put on hold…
          </Step>
          <Step can={jobCan.cancel(me, job)} run={() => setDialog('cancel')}>
            Cancel the job…
          </Step>
        </Menu.Dropdown>
      </Menu>

      {dialog === 'confirm' && (
        <ConfirmDialog
          job={job}
          loading={confirm.isPending}
          onConfirm={(notifyClient) => confirm.mutate({ path, body: { notifyClient } }, closing)}
          onClose={close}
        />
      )}
      {dialog === 'hold' && (
        <ReasonDialog
          title="Put the job on hold?"
          reasonLabel="Why"
          confirmLabel="Put on hold"
          loading={hold.isPending}
          error={hold.error}
          onConfirm={(reason) => hold.mutate({ path, body: reason ? { reason } : {} }, closing)}
          onClose={close}
        >
          Crews no longer see its visits; they stay where they are in the calendar.
        </ReasonDialog>
      )}
      {dialog === 'complete' && (
        <ReasonDialog
          title="Complete the job?"
          reasonLabel={null}
          confirmLabel={openVisits(job) > 0 ? 'Cancel them and complete' : 'Complete'}
          loading={complete.isPending}
          error={complete.error}
          onConfirm={() =>
            complete.mutate({ path, body: openVisits(job) > 0 ? { openVisits: 'cancel' } : {} }, closing)
          }
          onClose={close}
        >
          {openVisits(job) > 0
            ? `${openVisits(job) === 1 ? 'One visit is' : `${openVisits(job)} visits are`} not finished, and would be cancelled.`
            : 'All of its visits are finished.'}
        </ReasonDialog>
      )}
      {dialog === 'cancel' && (
        <ReasonDialog
          title="Cancel the job?"
          reasonLabel="Why"
          isReasonRequired
          isDanger
          confirmLabel="Cancel the job"
          loading={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ path, body: { reason: reason ?? '' } }, closing)}
          onClose={close}
        >
          What is ahead is cancelled with it; what was done stays. This cannot be taken back.
        </ReasonDialog>
      )}
    </>
  );
}

/** A step of the menu; one that cannot be taken says why instead. */
function Step({ can, run, children }: { can: Can; run: () => void; children: string }) {
  return (
    <>
      <Menu.Item disabled={!can.ok} onClick={run}>
        {children}
      </Menu.Item>
      {!can.ok && <Menu.Label>{can.because}</Menu.Label>}
    </>
  );
}

const FINISHED = ['completed', 'skipped', 'cancelled'];
const openVisits = ({ visits }: JobDto): number => visits.filter(({ status }) => !FINISHED.includes(status)).length;
