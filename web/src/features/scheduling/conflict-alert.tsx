import { Alert, Button, Group, TextInput } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';
import { type MouseEvent, useState } from 'react';
import type {
  CreateJobError,
  CreateVisitError,
  ScheduleVisitError,
  UpdateVisitError,
} from '../../api/generated/requests/types.gen';
import { isRefusedWith } from '../../api/problem';
import { OverlapAlert } from '../../form/overlap-alert';
import { scrollToAlert } from '../../form/scroll-to-alert';
import type { Overrides } from './visit-form';

export type PlanningError = CreateJobError | CreateVisitError | ScheduleVisitError | UpdateVisitError;

interface ConflictAlertProps {
  error: PlanningError | null;
  /** Overrides a rule; the form around this is then submitted again. */
  onOverride: (overrides: Overrides) => void;
}

/** Whether a dispatcher may override this refusal. */
export const isOverridable = (error: PlanningError | null): boolean =>
  conflictsOf(error).length > 0 || isRefusedWith(error, 'no_service_day');

/** The conflicting visits; none for other refusals. */
const conflictsOf = (error: PlanningError | null) =>
  isRefusedWith(error, 'schedule_conflict') ? (error.conflicts ?? []) : [];

/** What conflicts with a visit, and the override for people who may use it. */
export function ConflictAlert({ error, onOverride }: ConflictAlertProps) {
  const [reason, setReason] = useState('');
  const conflicts = conflictsOf(error);
  // Submits through the form, so that it knows it is busy. Not a submit button: Enter in a field must never mean
  // "anyway".
  const again = (overrides: Overrides) => (event: MouseEvent<HTMLButtonElement>) => {
    onOverride(overrides);
    event.currentTarget.form?.requestSubmit();
  };

  if (conflicts.length > 0) {
    return (
      <OverlapAlert
        title="This crew is already booked"
        conflicts={conflicts}
        otherwise="Choose another time or crew."
        overrideLabel="Schedule anyway"
        onOverride={() => onOverride({ allowOverlap: true })}
      />
    );
  }
  return (
    <Alert
      ref={scrollToAlert}
      color="straw"
      icon={<IconCalendarX aria-hidden />}
      role="alert"
      title="No-service day for this property"
    >
      <Group gap="sm" align="flex-end" wrap="wrap">
        <TextInput
          label="Reason for override"
          placeholder="Client approved by phone"
          flex="1 1 12rem"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button variant="default" disabled={reason.trim() === ''} onClick={again({ overrideReason: reason.trim() })}>
          Schedule anyway
        </Button>
      </Group>
    </Alert>
  );
}
