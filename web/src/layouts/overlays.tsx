import '@mantine/notifications/styles.layer.css';

import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import classes from './overlays.module.css';

/** What comes up over a page because of something that somebody did. Toasts that are early wait in their store. */
export function Overlays() {
  return (
    <ModalsProvider>
      {/* Where no form has its buttons: at the bottom it lay over Save for as long as it stayed. */}
      <Notifications position="top-center" limit={4} className={classes.toasts ?? ''} />
    </ModalsProvider>
  );
}
