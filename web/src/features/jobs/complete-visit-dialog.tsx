import { List } from '@mantine/core';
import type { ProblemDto } from '../../api/generated/requests/types.gen';
import { ReasonDialog } from '../../form/reason-dialog';
import { openItemsOf } from './refusals';

interface CompleteVisitDialogProps {
  loading: boolean;
  error: ProblemDto | null;
  onConfirm: (overrideReason: string | undefined) => void;
  onClose: () => void;
}

/** Asks nothing until the checklist stands in the way: then, why it is done all the same. */
export function CompleteVisitDialog({ loading, error, onConfirm, onClose }: CompleteVisitDialogProps) {
  const open = openItemsOf(error);
  if (open.length === 0) {
    return (
      <ReasonDialog
        title="Is this visit done?"
        reasonLabel={null}
        confirmLabel="Done"
        loading={loading}
        error={error}
        onConfirm={onConfirm}
        onClose={onClose}
      >
        With the last open visit the job is completed, too.
      </ReasonDialog>
    );
  }
  return (
    <ReasonDialog
      key="override"
      title="The checklist is not complete"
      reasonLabel="Why it is done all the same"
      reasonField="overrideReason"
      isReasonRequired
      confirmLabel="Done all the same"
      loading={loading}
      error={null}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <List>
        {open.map((label) => (
          <List.Item key={label}>{label}</List.Item>
        ))}
      </List>
    </ReasonDialog>
  );
}
