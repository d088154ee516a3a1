import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { Failed } from './failed';

/** Not even the app could load: `again` retries, and so does a connection that comes back. */
export function FailedStart({ error, again }: { error: unknown; again: () => void }) {
  useEffect(() => {
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [again]);
  return (
    <Failed error={error}>
      <Button onClick={again}>Try again</Button>
    </Failed>
  );
}
