import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMe } from '../api/me';
import { OwnFace } from '../people/face';
import { MenuLater } from '../ui/menu-later';
import classes from './account-menu.module.css';

const loadMenu = async () => (await import('./opened-account-menu')).OpenedAccountMenu;

export function AccountMenu({ showShortcuts }: { showShortcuts: () => void }) {
  const { user, roleName } = useMe();
  return (
    <MenuLater
      load={loadMenu}
      give={{ showShortcuts }}
      target={(press) => (
        <UnstyledButton className={classes.root} {...press}>
          <OwnFace />
          <span className={classes.who}>
            <span className={classes.name}>
              <VisuallyHidden>Account: </VisuallyHidden>
              {user.name}
            </span>
            <span className={classes.role}>{roleName}</span>
          </span>
        </UnstyledButton>
      )}
    />
  );
}
