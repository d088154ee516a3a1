import { Button, Text } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isReachable } from '../api/door';
import { Problem } from '../api/problem';
import { fetchMissingStyles, isMissingPart } from '../lib/missing-part';
import { Failed } from './failed';
import { WayOut } from './way-out';

/** Shown when a page can’t be. */
export function ErrorScreen({ error }: ErrorComponentProps) {
  const router = useRouter();
  const isWithoutHope = error instanceof Problem && (error.isNowhere || error.status === 403);
  return (
    <Failed error={error}>
      {isMissingPart(error) && <LoadAgain load={() => void fetchMissingStyles().then(() => router.invalidate())} />}
      {!isMissingPart(error) && !isWithoutHope && <Button onClick={() => void router.invalidate()}>Try again</Button>}
      <WayOut variant={isWithoutHope ? 'filled' : 'default'} />
    </Failed>
  );
}

/** Retrying more often would go on forever for a part that no longer exists. */
const BY_ITSELF_EVERY_MS = 60_000;
let triedAt = -Infinity;

/**
 * A part is fetched again as soon as there is a connection. Parts that a new release replaced come with a new document.
 * That is loaded only on request and when the server answers: otherwise the browser would show its own error page.
 */
function LoadAgain({ load }: { load: () => void }) {
  const [isSilent, setSilent] = useState(false);
  useEffect(() => {
    if (navigator.onLine && performance.now() - triedAt > BY_ITSELF_EVERY_MS) {
      triedAt = performance.now();
      load();
    }
    window.addEventListener('online', load);
    return () => window.removeEventListener('online', load);
  }, [load]);

  async function reload() {
    const answers = await isReachable();
    setSilent(!answers);
    if (answers) window.location.reload();
  }
  return (
    <>
      <Button onClick={() => void reload()}>Reload page</Button>
      {isSilent && <Text size="sm">The server still isn’t responding.</Text>}
    </>
  );
}
