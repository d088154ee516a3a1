import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { Later } from '../../ui/later';
import type { RecordHistoryProps } from './record-history';

const load = async () => (await import('./record-history')).RecordHistory;

/** Opens the history of a record. */
export function HistoryButton(props: Omit<RecordHistoryProps, 'onClose'>) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconHistory size={15} stroke={1.6} aria-hidden />}
        onClick={() => setIsOpen(true)}
      >
        History
      </Button>
      {isOpen && <Later load={load} give={{ ...props, onClose: () => setIsOpen(false) }} />}
    </>
  );
}
