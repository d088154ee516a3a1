import { VisuallyHidden } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** Announces the new page and moves focus to it: the browser doesn’t notice a client-side navigation. */
export function RouteAnnouncer() {
  const router = useRouter();
  const [title, setTitle] = useState('');
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged }) => {
        if (!pathChanged) return;
        setTitle(document.title);
        // Unless the new page has set focus itself, as a form does.
        if (document.activeElement === document.body || document.activeElement?.isConnected === false) {
          document.getElementById('main')?.focus({ preventScroll: true });
        }
      }),
    [router],
  );
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {title}
    </VisuallyHidden>
  );
}
