import { Button } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { useRevealAccessCodes } from '../../api/generated/queries/queries';
import type { AccessCodesDto } from '../../api/generated/requests/types.gen';
import classes from './my-day.module.css';

/** A gate code is the client's trust: shown on request, for as long as one needs to type it in at the gate. */
const SHOWN_MS = 60_000;

/** Gate, alarm and lockbox: the API shows them to a crew on the day of its visit. */
export function CrewCodes({ propertyId }: { propertyId: string }) {
  const [codes, setCodes] = useState<AccessCodesDto | null>(null);
  const { start } = useTimeout(() => setCodes(null), SHOWN_MS);
  const reveal = useRevealAccessCodes(undefined, {
    onSuccess: (result) => {
      setCodes(answered(result));
      start();
    },
  });
  if (!codes) {
    return (
      <Button
        variant="default"
        size="md"
        leftSection={<IconKey size={20} stroke={1.6} aria-hidden />}
        loading={reveal.isPending}
        onClick={() => reveal.mutate({ path: { propertyId } })}
      >
        Gate and alarm codes
      </Button>
    );
  }
  const shown = [
    ['Gate', codes.gateCode],
    ['Alarm', codes.alarmCode],
    ['Lockbox', codes.lockboxCode],
  ].filter(([, code]) => code !== null);
  return (
    <p role="status" className={classes.codes}>
      {shown.length === 0 && 'No code is stored for this property.'}
      {shown.map(([name, code]) => (
        <span key={name}>
          {name} <strong>{code}</strong>
        </span>
      ))}
    </p>
  );
}
