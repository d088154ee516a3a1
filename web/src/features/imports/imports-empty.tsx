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
        title="No imports with this status"
        action={
          <ButtonLink variant="default" {...to.imports()}>
            Show all imports
          </ButtonLink>
        }
      >
        Every file you upload is listed here with its result.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No imports yet"
      action={importCan.upload(me).ok && <ButtonLink {...to.importNew()}>Import clients</ButtonLink>}
    >
      Import from Google Contacts, QuickBooks, Jobber, Outlook, vCard, or any CSV. You’ll review every row first, and
      you can undo an import for 7 days.
    </EmptyState>
  );
}
