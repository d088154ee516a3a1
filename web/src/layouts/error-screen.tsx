import { Button, Text } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { isReachable } from '../api/door';
import { Problem } from '../api/problem';
import { fetchMissingStyles, isMissingPart } from '../lib/missing-part';
import { Failed } from './failed';
import { WayOut } from './way-out';

/** What is shown when a page cannot be. */
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

/** More often, and a part that is really gone would be asked for without end. */
const BY_ITSELF_EVERY_MS = 60_000;
let triedAt = -Infinity;

/**
 * A part is asked for again as soon as there is a connection. What a new release replaced comes with the document: that
 * is loaded on request, and when the server answers, because without it the browser would show a page of its own.
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
