import { Alert, Button, Group, List, TextInput } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { conflictsOf, isNoServiceDay } from './refusals';
import type { Overrides } from './visit-form';

interface ConflictAlertProps {
  error: unknown;
  /** Sends the same again, with the rule set aside. */
  onOverride: (overrides: Overrides) => void;
}

/** Is this a refusal that a planner may set aside? */
export const isOverridable = (error: unknown): boolean => conflictsOf(error).length > 0 || isNoServiceDay(error);

/** What stands in the way of a visit, and the way around it for who may take it. */
export function ConflictAlert({ error, onOverride }: ConflictAlertProps) {
  const me = useMe();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const conflicts = conflictsOf(error);
  const now = new Date();

  if (conflicts.length > 0) {
    const mayOverlap = me.permissions.includes('visits.override_conflict');
    return (
      <Alert color="straw" icon={<IconCalendarX aria-hidden />} role="alert" title="The crew is elsewhere at that time">
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
        {mayOverlap ? (
          <Button variant="default" size="compact-md" onClick={() => onOverride({ allowOverlap: true })}>
            Schedule anyway
          </Button>
        ) : (
          `Your role (${me.roleName}) may not plan over it: choose another time or crew.`
        )}
      </Alert>
    );
  }
  return (
    <Alert
      color="straw"
      icon={<IconCalendarX aria-hidden />}
      role="alert"
      title="The property wants nobody on that day"
    >
      <Group gap="sm" align="flex-end" wrap="wrap">
        <TextInput
          label="Why all the same"
          placeholder="Agreed by phone"
          flex="1 1 12rem"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={reason.trim() === ''}
          onClick={() => onOverride({ overrideReason: reason.trim() })}
        >
          Schedule anyway
        </Button>
      </Group>
    </Alert>
  );
}
