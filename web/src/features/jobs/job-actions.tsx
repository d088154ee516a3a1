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

/** The step that usually comes next; the API decides whether it is allowed. */
const NEXT = {
  draft: 'confirm',
  active: 'complete',
  on_hold: 'resume',
  completed: 'reopen',
  closed: null,
  cancelled: null,
} as const satisfies Record<JobDto['status'], string | null>;

const WORD = { confirm: 'Confirm job', complete: 'Complete job', resume: 'Resume job', reopen: 'Reopen job' } as const;

/** The next step as a button, the others in a menu. */
export function JobActions({ job }: { job: JobDto }) {
  const me = useMe();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const actions = useJobActions(job);
  const { confirm, hold, complete, cancel } = actions;
  const path = { jobId: job.id };
  const close = () => {
    setDialog(null);
    for (const action of [hold, complete, cancel]) action.reset();
  };
  const closing = { onSuccess: close };
  const next = NEXT[job.status];

  return (
    <>
      {next && (
        <ActionButton
          variant={next === 'reopen' ? 'default' : 'filled'}
          can={jobCan[next](me, job)}
          loading={(next === 'resume' || next === 'reopen') && actions[next].isPending}
          onClick={() => (next === 'resume' || next === 'reopen' ? actions[next].mutate({ path }) : setDialog(next))}
        >
          {WORD[next]}
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
            Cancel job…
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
          title="Put this job on hold?"
          reasonLabel="Reason"
          confirmLabel="Put on hold"
          loading={hold.isPending}
          error={hold.error}
          onConfirm={(reason) => hold.mutate({ path, body: reason ? { reason } : {} }, closing)}
          onClose={close}
        >
          Crews won’t see its visits while it’s on hold. Dates stay the same.
        </ReasonDialog>
      )}
      {dialog === 'complete' && (
        <ReasonDialog
          title="Complete this job?"
          reasonLabel={null}
          confirmLabel={openVisits(job) > 0 ? 'Cancel visits and complete' : 'Complete job'}
          loading={complete.isPending}
          error={complete.error}
          onConfirm={() =>
            complete.mutate({ path, body: openVisits(job) > 0 ? { openVisits: 'cancel' } : {} }, closing)
          }
          onClose={close}
        >
          {openVisits(job) > 0
            ? `${openVisits(job) === 1 ? '1 visit is' : `${openVisits(job)} visits are`} still open and will be canceled.`
            : 'All visits are done.'}
        </ReasonDialog>
      )}
      {dialog === 'cancel' && (
        <ReasonDialog
          title="Cancel this job?"
          reasonLabel="Reason"
          isReasonRequired
          isDanger
          confirmLabel="Cancel job"
          loading={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ path, body: { reason: reason ?? '' } }, closing)}
          onClose={close}
        >
          Upcoming visits will be canceled. Completed visits stay on record. This can’t be undone.
        </ReasonDialog>
      )}
    </>
  );
}

/** A menu item for a step; if it isn’t allowed, it says why. */
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

const openVisits = ({ visits }: JobDto): number => visits.filter((visit) => visit.open).length;
