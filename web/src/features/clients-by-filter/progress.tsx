import { Text } from '@mantine/core';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { WorkProgress } from '../../ui/work-progress';

interface ProgressProps {
  /** null until known. */
  operation: OperationDto | null;
  label: string;
}

/** Progress of a change of clients, or of its dry run. */
export function Progress({ operation, label }: ProgressProps) {
  const format = useFormat();
  return (
    <div>
      <Text role="status">{`${label}…`}</Text>
      <WorkProgress
        label={label}
        done={operation?.done ?? 0}
        total={operation?.total ?? null}
        startedAt={operation?.startedAt ?? null}
        unit="clients"
        format={format.number}
      />
    </div>
  );
}
