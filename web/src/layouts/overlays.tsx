import '@mantine/notifications/styles.layer.css';

import { ModalsProvider, useModals } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { questionsCanBeAsked } from '../ui/confirm';
import { useTopmost } from '../ui/use-topmost';
import { useIsPhone } from '../ui/use-is-phone';
import classes from './overlays.module.css';

/** Toasts and confirmation dialogs. Those requested before this has loaded wait for it. */
export function Overlays() {
  const isPhone = useIsPhone();
  // Runs after the effects of its children, which subscribe to confirmations.
  useEffect(questionsCanBeAsked, []);
  return (
    <ModalsProvider>
      <AboveOthers />
      {/* Keeps clear of a form’s submit buttons and, on a phone, of a long page title. */}
      <Notifications position={isPhone ? 'bottom-center' : 'top-center'} limit={4} className={classes.toasts ?? ''} />
    </ModalsProvider>
  );
}

/** A question opens above everything else. */
function AboveOthers() {
  useTopmost(useModals().modals.length > 0);
  return null;
}
