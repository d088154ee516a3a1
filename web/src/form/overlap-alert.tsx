import { Alert, Button, List } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';
import { useFormat, useMe } from '../api/me';
import { to } from '../lib/paths';
import { TextLink } from '../nav/links';
import { scrollToAlert } from './scroll-to-alert';

interface OverlapAlertProps {
  title: string;
  /** Visits that would overlap for a crew. */
  conflicts: ReadonlyArray<{
    visitId: string;
    jobId: string;
    jobNumber: string;
    date: string;
    windowStart: string;
    windowEnd: string;
  }>;
  /** Advice for people who may not double-book. */
  otherwise: string;
  /** The button that submits anyway: `Schedule anyway`. */
  overrideLabel: string;
  /** Sets the rule aside; the form around this is then submitted again. */
  onOverride: () => void;
}

/** Overlapping visits of a crew, and a way to double-book for people who may. */
export function OverlapAlert({ title, conflicts, otherwise, overrideLabel, onOverride }: OverlapAlertProps) {
  const me = useMe();
  const format = useFormat();
  const now = new Date();
  return (
    <Alert ref={scrollToAlert} color="straw" icon={<IconCalendarX aria-hidden />} role="alert" title={title}>
      <List size="sm" mb="sm">
        {conflicts.map(({ visitId, jobId, jobNumber, date, windowStart, windowEnd }) => (
          <List.Item key={visitId}>
            <TextLink {...to.job(jobId)} target="_blank" underline="always">
              {jobNumber}
            </TextLink>{' '}
            {format.day(date, now)} · {format.hours(windowStart, windowEnd)}
          </List.Item>
        ))}
      </List>
      {me.permissions.includes('visits.override_conflict') ? (
        // Submits through the form, so that it knows it is busy. Not a submit button: Enter in a field must never mean
        // "anyway".
        <Button
          variant="default"
          size="compact-md"
          onClick={({ currentTarget }) => {
            onOverride();
            currentTarget.form?.requestSubmit();
          }}
        >
          {overrideLabel}
        </Button>
      ) : (
        `Your role (${me.roleName}) can’t double-book a crew. ${otherwise}`
      )}
    </Alert>
  );
}
