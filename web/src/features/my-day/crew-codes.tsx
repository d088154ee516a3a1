import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useAccessCodes } from '../../api/use-access-codes';
import classes from './my-day.module.css';

/** Long enough to type it in at the gate. */
const SHOWN_MS = 60_000;

/** Access codes: the API shows them to a crew on the day of its visit. */
export function CrewCodes({ propertyId }: { propertyId: string }) {
  const { codes, isPending, reveal } = useAccessCodes(propertyId, SHOWN_MS);
  if (!codes) {
    return (
      <Button
        variant="default"
        size="md"
        leftSection={<IconKey size={20} stroke={1.6} aria-hidden />}
        loading={isPending}
        onClick={reveal}
      >
        Access codes
      </Button>
    );
  }
  return (
    <p role="status" className={classes.codes}>
      {codes.length === 0 && 'No codes saved for this property.'}
      {codes.map(([opens, code]) => (
        <span key={opens}>
          {opens} <strong>{code}</strong>
        </span>
      ))}
    </p>
  );
}
