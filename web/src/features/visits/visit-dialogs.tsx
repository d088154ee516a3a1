import type { VisitDto } from '../../api/generated/requests/types.gen';
import { ReasonDialog } from '../../form/reason-dialog';
import { SkipDialog } from './skip-dialog';
import type { VisitActionHooks } from './use-visit-actions';
import { CompleteVisitDialog } from './complete-visit-dialog';

export type VisitDialog = 'complete' | 'skip' | 'cancel';

export interface VisitDialogsProps {
  dialog: VisitDialog | null;
  visit: VisitDto;
  actions: VisitActionHooks;
  onClose: () => void;
}

/** The questions that some steps of a visit ask first. */
export function VisitDialogs({ dialog, visit, actions, onClose }: VisitDialogsProps) {
  const path = { visitId: visit.id };
  const { complete, skip, cancel } = actions;
  const close = () => {
    for (const action of [complete, skip, cancel]) action.reset();
    onClose();
  };
  const closing = { onSuccess: close };
  return (
    <>
      {dialog === 'complete' && (
        <CompleteVisitDialog
          loading={complete.isPending}
          error={complete.error}
          onConfirm={(overrideReason) =>
            complete.mutate({ path, body: overrideReason ? { overrideReason } : {} }, closing)
          }
          onClose={close}
        />
      )}
      {dialog === 'skip' && (
        <SkipDialog
          loading={skip.isPending}
          error={skip.error}
          onConfirm={(body) => skip.mutate({ path, body }, closing)}
          onClose={close}
        />
      )}
      {dialog === 'cancel' && (
        <ReasonDialog
          title="Cancel this visit?"
          reasonLabel="Reason"
          isReasonRequired
          isDanger
          confirmLabel="Cancel visit"
          loading={cancel.isPending}
          error={cancel.error}
          onConfirm={(reason) => cancel.mutate({ path, body: { reason: reason ?? '' } }, closing)}
          onClose={close}
        >
          It comes off the crew’s day and stays on the job as canceled.
        </ReasonDialog>
      )}
    </>
  );
}
