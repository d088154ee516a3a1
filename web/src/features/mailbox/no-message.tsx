import { useDocumentTitle } from '@mantine/hooks';
import { IconMailOpened } from '@tabler/icons-react';
import classes from './mailbox.module.css';

/** The reading pane before a message is opened. */
export function NoMessage() {
  useDocumentTitle('Messages · Hedgerow');
  return (
    <div className={classes.nothing}>
      <IconMailOpened size={28} stroke={1.3} aria-hidden />
      <p>Select a message to read it.</p>
    </div>
  );
}
