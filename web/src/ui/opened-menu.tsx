import { Menu, type MenuProps } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useState } from 'react';

interface OpenedMenuProps extends Pick<MenuProps, 'position' | 'width' | 'closeOnItemClick'> {
  target: ReactElement;
  children: ReactNode;
}

/** What a `MenuLater` loads: opens with the press that it was loaded for. */
export function OpenedMenu({ target, children, ...menu }: OpenedMenuProps) {
  const [isOpen, setOpen] = useState(false);
  // Not open from the start: the keyboard moves into a menu that opens, and back to its button afterwards.
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
