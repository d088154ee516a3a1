import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { session } from '../api/session';
import { OpenedMenu } from '../ui/opened-menu';

interface OpenedAccountMenuProps {
  target: ReactElement;
  showShortcuts: () => void;
}

export function OpenedAccountMenu({ target, showShortcuts }: OpenedAccountMenuProps) {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme() === 'dark';
  return (
    <OpenedMenu target={target} position="top-start" width={220}>
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
    </OpenedMenu>
  );
}
