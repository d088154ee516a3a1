import { List } from '@mantine/core';
import type { CompleteVisitError } from '../../api/generated/requests/types.gen';
import { isRefusedWith } from '../../api/problem';
import { ReasonDialog } from '../../form/reason-dialog';

interface CompleteVisitDialogProps {
  loading: boolean;
  error: CompleteVisitError | null;
  onConfirm: (overrideReason: string | undefined) => void;
  onClose: () => void;
}

/** Asks for a reason only if the checklist isn’t finished. */
export function CompleteVisitDialog({ loading, error, onConfirm, onClose }: CompleteVisitDialogProps) {
  const open = isRefusedWith(error, 'checklist_incomplete') ? (error.items ?? []) : [];
  if (open.length === 0) {
    return (
      <ReasonDialog
        title="Complete this visit?"
        reasonLabel={null}
        confirmLabel="Complete visit"
        loading={loading}
        error={error}
        onConfirm={onConfirm}
        onClose={onClose}
      >
        If this is the last open visit, the job will be completed too.
      </ReasonDialog>
    );
  }
  return (
    <ReasonDialog
      key="override"
      title="Checklist isn’t finished"
      reasonLabel="Reason for completing anyway"
      reasonField="overrideReason"
      isReasonRequired
      confirmLabel="Complete anyway"
      loading={loading}
      error={null}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <List>
        {open.map(({ id, label }) => (
          <List.Item key={id}>{label}</List.Item>
        ))}
      </List>
    </ReasonDialog>
  );
}
