import { Button } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { MenuLater } from '../ui/menu-later';
import type { OpenedColumnsProps } from './opened-columns';

const loadMenu = async () => (await import('./opened-columns')).OpenedColumns;

/** Chooses the columns of a list. */
export function ColumnMenu(props: OpenedColumnsProps) {
  return (
    <MenuLater
      load={loadMenu}
      give={props}
      target={(press) => (
        <Button variant="default" leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden />} {...press}>
          Columns
        </Button>
      )}
    />
  );
}
