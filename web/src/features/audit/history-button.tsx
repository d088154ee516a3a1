import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../../api/me';
import { Later } from '../../ui/later';
import { auditCan } from './audit-can';
import { pick, type Restoring } from './restoring';

const load = async () => (await import('./record-history')).RecordHistory;

interface HistoryButtonProps<RecordT> extends Pick<Restoring, 'restore' | 'isBusy'> {
  record: RecordT;
  /** What it is called: a number or a name. */
  name: string;
  /** The fields that its form has: they can be put back by whoever may edit it. */
  fields: readonly (keyof RecordT & string)[];
  mayEdit: boolean;
}

/** Opens the history of a record, whose values can be put back. */
export function HistoryButton<RecordT extends { id: string }>({
  record,
  name,
  fields,
  mayEdit,
  restore,
  isBusy,
}: HistoryButtonProps<RecordT>) {
  const can = auditCan.view(useMe());
  const [isOpen, setIsOpen] = useState(false);
  if (!can.ok) return null;
  const restoring = mayEdit ? { current: pick(record, fields), restore, isBusy } : undefined;
  const close = () => setIsOpen(false);
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
      {isOpen && <Later load={load} give={{ entityId: record.id, name, restoring, onClose: close }} />}
    </>
  );
}
