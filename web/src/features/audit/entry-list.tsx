import { Button } from '@mantine/core';
import type { AuditEntryDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { Timeline } from '../../ui/timeline';
import classes from './audit.module.css';
import { type ChangedField, changedFields, titleOf, whoDid } from './audit-words';
import { canRestore, type Restoring } from './restoring';

interface EntryListProps {
  label: string;
  entries: readonly AuditEntryDto[];
  /** Where values can be put back. */
  restoring?: Restoring | undefined;
}

/** Who changed what, with each value before and after. */
export function EntryList({ label, entries, restoring }: EntryListProps) {
  const format = useFormat();
  const now = new Date();
  return (
    <Timeline
      label={label}
      entries={entries.map((entry) => ({
        id: entry.id,
        what: (
          <>
            {titleOf(entry)}
            {changedFields(entry, format).map((changed) => (
              <Change key={changed.field} entry={entry} changed={changed} restoring={restoring} />
            ))}
          </>
        ),
        who: whoDid(entry.actor),
        when: format.ago(entry.at, now),
        moment: format.moment(entry.at),
      }))}
    />
  );
}

interface ChangeProps {
  entry: AuditEntryDto;
  changed: ChangedField;
  restoring: Restoring | undefined;
}

function Change({ entry, changed: { field, name, values }, restoring }: ChangeProps) {
  return (
    <span className={classes.change}>
      <span>
        <strong>{name}</strong>
        {values ? (
          <>
            : {values.from} <span aria-label="to">→</span> {values.to}
          </>
        ) : (
          ' changed'
        )}
      </span>
      {restoring && values && canRestore(restoring, entry, field) && (
        <Button
          size="compact-xs"
          variant="default"
          loading={restoring.isBusy}
          aria-label={`Restore ${name.toLowerCase()} to ${values.from}`}
          onClick={() => restoring.restore(field, entry.change.before?.[field] ?? null)}
        >
          Restore
        </Button>
      )}
    </span>
  );
}
