import { Drawer } from '@mantine/core';
import { Dialog } from '../ui/dialog';
import { Rail } from './rail';
import classes from './shell.module.css';
import { Shortcuts } from './shortcuts';

interface Switch {
  isOpen: boolean;
  open: () => void;
  close: () => void;
}

/** Dialogs of the layout: the menu of a phone, and the keyboard shortcuts. */
export function ShellDialogs({ menu, shortcuts }: { menu: Switch; shortcuts: Switch }) {
  return (
    <>
      <Drawer
        opened={menu.isOpen}
        onClose={menu.close}
        size="17rem"
        title="Menu"
        classNames={{ header: classes.moreHead ?? '', body: classes.more ?? '' }}
      >
        <Rail label="All pages" showShortcuts={shortcuts.open} />
      </Drawer>
      {shortcuts.isOpen && (
        <Dialog onClose={shortcuts.close} title="Keyboard shortcuts">
          <Shortcuts />
        </Dialog>
      )}
    </>
  );
}
