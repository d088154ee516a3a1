import { Drawer, type DrawerProps } from '@mantine/core';
import { useReturnFocus } from './use-return-focus';
import { useTopmost } from './use-topmost';

/** Slides over the page that it belongs to, and is open while mounted. Focus returns to the element that opened it. */
export function SidePanel(props: Omit<DrawerProps, 'opened' | 'position' | 'size' | 'closeOnEscape'>) {
  const isTopmost = useTopmost();
  useReturnFocus();
  return <Drawer opened position="right" size="lg" closeOnEscape={isTopmost} {...props} />;
}
