import { Button } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useMe } from '../../api/me';
import { Later } from '../../ui/later';
import { auditCan } from './audit-can';
import { pick, type Restoring } from './restoring';

const load = async () => (await import('./record-history')).RecordHistory;

interface RecordHistoryButtonProps {
  /** As events name it: `client`. */
  entityType: string;
  entityId: string;
  /** What it is called: a number or a name. */
  name: string;
  restoring?: Restoring | undefined;
  /** Where several stand beside each other. */
  isQuiet?: boolean;
}

/** Opens the history of a record. */
export function RecordHistoryButton({ entityType, entityId, name, restoring, isQuiet }: RecordHistoryButtonProps) {
  const can = auditCan.view(useMe());
  const [isOpen, setIsOpen] = useState(false);
  if (!can.ok) return null;
  const close = () => setIsOpen(false);
  return (
    <>
      <Button
        variant={isQuiet ? 'subtle' : 'default'}
        size="compact-sm"
        leftSection={isQuiet ? null : <IconHistory size={15} stroke={1.6} aria-hidden />}
        aria-label={isQuiet ? `History of ${name}` : undefined}
        onClick={() => setIsOpen(true)}
      >
        History
      </Button>
      {isOpen && <Later load={load} give={{ entityType, entityId, name, restoring, onClose: close }} />}
    </>
  );
}

interface HistoryButtonProps<RecordT>
  extends Pick<Restoring, 'restore' | 'isBusy'>, Pick<RecordHistoryButtonProps, 'entityType' | 'name'> {
  record: RecordT;
  /** The fields that its form has: they can be put back by whoever may edit it. */
  fields: readonly (keyof RecordT & string)[];
  mayEdit: boolean;
}

/** Opens the history of a record, whose values can be put back. */
export function HistoryButton<RecordT extends { id: string }>({
  entityType,
  record,
  name,
  fields,
  mayEdit,
  restore,
  isBusy,
}: HistoryButtonProps<RecordT>) {
  const restoring = mayEdit ? { current: pick(record, fields), restore, isBusy } : undefined;
  return <RecordHistoryButton entityType={entityType} entityId={record.id} name={name} restoring={restoring} />;
}
