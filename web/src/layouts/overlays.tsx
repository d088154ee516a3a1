import '@mantine/notifications/styles.layer.css';

import { useMediaQuery } from '@mantine/hooks';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { questionsCanBeAsked } from '../ui/confirm';
import classes from './overlays.module.css';

/** What comes up over a page because of something that somebody did. Toasts and questions that are early wait for it. */
export function Overlays() {
  const isPhone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  // After the effects of what it holds, which listens to questions.
  useEffect(questionsCanBeAsked, []);
  return (
    <ModalsProvider>
      {/* Clear of the buttons at the end of a form and, on a phone, of a title that takes two lines and more. */}
      <Notifications position={isPhone ? 'bottom-center' : 'top-center'} limit={4} className={classes.toasts ?? ''} />
    </ModalsProvider>
  );
}
