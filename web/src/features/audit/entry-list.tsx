import { Button } from '@mantine/core';
import type { AuditEntryDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { Timeline } from '../../ui/timeline';
import classes from './audit.module.css';
import { type ChangedField, changedFields, nameOf, titleOf, whoDid } from './audit-words';
import { canRestore, type Restoring } from './restoring';

interface EntryListProps {
  label: string;
  entries: readonly AuditEntryDto[];
  /** Entries of several records lead to them. */
  isOfMany?: boolean;
  /** Where values can be put back. */
  restoring?: Restoring | undefined;
  /** Names of team members by the ids of their accounts. */
  people?: ReadonlyMap<string, string> | undefined;
}

/** Who changed what, with each value before and after. */
export function EntryList({ label, entries, isOfMany = false, restoring, people }: EntryListProps) {
  const format = useFormat();
  const { weekStart } = useMe().tenant;
  const now = new Date();
  return (
    <Timeline
      label={label}
      entries={entries.map((entry) => ({
        id: entry.id,
        what: (
          <>
            {isOfMany ? <Title entry={entry} /> : titleOf(entry)}
            {changedFields(entry, { format, weekStart, now }).map((changed) => (
              <Change key={changed.field} entry={entry} changed={changed} restoring={restoring} />
            ))}
          </>
        ),
        about: nameOf(entry, { format, weekStart, now }, people),
        who: whoDid(entry.actor),
        when: format.ago(entry.at, now),
        moment: format.moment(entry.at),
      }))}
    />
  );
}

function Title({ entry }: { entry: AuditEntryDto }) {
  const { entityType, entityId } = entry;
  const title = titleOf(entry);
  if (entityType === 'client') return <TextLink {...to.client(entityId)}>{title}</TextLink>;
  if (entityType === 'job') return <TextLink {...to.job(entityId)}>{title}</TextLink>;
  return title;
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
