import { Button } from '@mantine/core';
import type { AuditEntryDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { Timeline } from '../../ui/timeline';
import classes from './audit.module.css';
import { aboutOf, type ChangedField, changedFields, nameOf, titleOf, whoDid } from './audit-words';
import type { Writing } from './audit-values';
import { faceOf } from '../../people/face';
import { canRestore, type Restoring } from './restoring';

interface EntryListProps {
  label: string;
  entries: readonly AuditEntryDto[];
  /** Entries of several records lead to them. */
  isOfMany?: boolean;
  /** Where values can be put back. */
  restoring?: Restoring | undefined;
}

/** Who changed what, with each value before and after. */
export function EntryList({ label, entries, isOfMany = false, restoring }: EntryListProps) {
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
            {isOfMany ? <Heading entry={entry} writing={{ format, weekStart, now }} /> : titleOf(entry)}
            {changedFields(entry, { format, weekStart, now }).map((changed) => (
              <Change key={changed.field} entry={entry} changed={changed} restoring={restoring} />
            ))}
          </>
        ),
        about: isOfMany ? null : nameOf(entry, { format, weekStart, now }),
        who: whoDid(entry.actor),
        face: faceOf(entry.actor.kind === 'user' ? entry.actor.id : null, entry.actor.name),
        when: format.ago(entry.at, now),
        moment: format.moment(entry.at),
      }))}
    />
  );
}

/** What happened to which record, before the values that changed. */
function Heading({ entry, writing }: { entry: AuditEntryDto; writing: Writing }) {
  const about = aboutOf(entry, writing);
  return (
    <>
      <Title entry={entry} />
      {about && <span className={classes.about}> · {about}</span>}
    </>
  );
}

/** Where records have a page of their own. */
const PAGES: Readonly<Record<string, (id: string) => ReturnType<(typeof to)[PageName]>>> = {
  client: to.client,
  job: to.job,
  import: to.import,
  message: to.message,
  membership: to.member,
  api_key: to.apiKey,
  webhook_endpoint: to.webhook,
  crew: to.crews,
  tenant: to.settings,
};

type PageName = 'client' | 'job' | 'import' | 'message' | 'member' | 'apiKey' | 'webhook' | 'crews' | 'settings';

function Title({ entry }: { entry: AuditEntryDto }) {
  const page = entry.action === 'deleted' && entry.part !== 'job_checklist_items' ? undefined : PAGES[entry.entityType];
  const title = titleOf(entry);
  return page ? <TextLink {...page(entry.entityId)}>{title}</TextLink> : title;
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
