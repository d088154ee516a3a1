import { importCan } from '../../api/import-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';

export function ImportsEmpty({ isFiltered }: { isFiltered: boolean }) {
  const me = useMe();
  if (isFiltered) {
    return (
      <EmptyState
        title="No import in this state"
        action={
          <ButtonLink variant="default" {...to.imports()}>
            Show all imports
          </ButtonLink>
        }
      >
        Files that were brought in stay here, whatever became of them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing imported yet"
      action={importCan.upload(me).ok && <ButtonLink {...to.importNew()}>Import clients</ButtonLink>}
    >
      Google Contacts, QuickBooks, Jobber, Outlook, vCard or a table of your own: every row is shown and checked before
      a client is made of it, and an import can be undone for seven days.
    </EmptyState>
  );
}
