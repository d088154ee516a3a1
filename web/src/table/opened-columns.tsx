import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { OpenedMenu } from '../ui/opened-menu';

export interface OpenedColumnsProps {
  columns: ReadonlyArray<{ id: string; header: string; isShown: boolean }>;
  show: (id: string, isShown: boolean) => void;
}

export function OpenedColumns({ target, columns, show }: OpenedColumnsProps & { target: ReactElement }) {
  return (
    <OpenedMenu target={target} position="bottom-start" width={200} closeOnItemClick={false}>
      {columns.map(({ id, header, isShown }) => (
        <Menu.Item
          key={id}
          role="menuitemcheckbox"
          aria-checked={isShown}
          leftSection={<IconCheck size={16} stroke={1.8} aria-hidden style={{ opacity: isShown ? 1 : 0 }} />}
          onClick={() => show(id, !isShown)}
        >
          {header}
        </Menu.Item>
      ))}
    </OpenedMenu>
  );
}
