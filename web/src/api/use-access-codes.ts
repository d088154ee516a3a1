import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { answered } from './answered';
import { useRevealAccessCodes } from './generated/queries/queries';

/** A code and a label for what it opens. */
export type AccessCode = readonly [opens: string, code: string];

/** Access codes are sensitive: fetched on request and forgotten after `shownMs`. */
export function useAccessCodes(propertyId: string, shownMs: number) {
  const [codes, setCodes] = useState<readonly AccessCode[] | null>(null);
  const { start } = useTimeout(() => setCodes(null), shownMs);
  const { mutate, isPending } = useRevealAccessCodes(undefined, {
    onSuccess: (result) => {
      const { gateCode, alarmCode, lockboxCode } = answered(result);
      const stored = [['Gate', gateCode] as const, ['Alarm', alarmCode] as const, ['Lockbox', lockboxCode] as const];
      setCodes(stored.flatMap(([opens, code]) => (code === null ? [] : [[opens, code] as const])));
      start();
    },
  });
  return { codes, isPending, reveal: () => mutate({ path: { propertyId } }) };
}
