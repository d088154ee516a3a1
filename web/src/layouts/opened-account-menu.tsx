import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { session } from '../api/session';
import { to } from '../lib/paths';
import { OpenedMenu } from '../ui/opened-menu';

interface OpenedAccountMenuProps {
  target: ReactElement;
  showShortcuts: () => void;
}

export function OpenedAccountMenu({ target, showShortcuts }: OpenedAccountMenuProps) {
  const { setColorScheme } = useMantineColorScheme();
  const navigate = useNavigate();
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
      <Menu.Item leftSection={<IconUserCircle size={16} />} onClick={() => void navigate(to.account())}>
        Your account
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void session.signOut()}>
        Sign out
      </Menu.Item>
    </OpenedMenu>
  );
}
