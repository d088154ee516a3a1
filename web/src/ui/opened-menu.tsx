import { Menu, type MenuProps } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';

interface OpenedMenuProps extends Pick<MenuProps, 'position' | 'width' | 'closeOnItemClick'> {
  target: ReactElement;
  children: ReactNode;
}

/** The menu that a `MenuLater` loads: it opens with the press that loaded it. */
export function OpenedMenu({ target, children, ...menu }: OpenedMenuProps) {
  const [isOpen, setOpen] = useState(false);
  // Not open from the start: focus moves into a menu as it opens, and back to its button as it closes.
  useEffect(() => {
    const frame = requestAnimationFrame(() => setOpen(true));
    return () => cancelAnimationFrame(frame);
  }, []);
  return (
    <Menu {...menu} opened={isOpen} onChange={setOpen}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
