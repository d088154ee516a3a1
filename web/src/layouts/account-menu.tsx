import { Menu, UnstyledButton, VisuallyHidden, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useMe } from '../api/me';
import { session } from '../api/session';
import { Initials } from '../ui/initials';
import classes from './account-menu.module.css';

export function AccountMenu({ showShortcuts }: { showShortcuts: () => void }) {
  const { user, roleName } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme() === 'dark';
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.root}>
          <Initials name={user.name} />
          <span className={classes.who}>
            <span className={classes.name}>
              <VisuallyHidden>Account: </VisuallyHidden>
              {user.name}
            </span>
            <span className={classes.role}>{roleName}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          Switch to {isDark ? 'light' : 'dark'} mode
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} onClick={showShortcuts}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
