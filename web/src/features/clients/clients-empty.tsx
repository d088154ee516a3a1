import { Group } from '@mantine/core';
import { clientCan } from '../../api/client-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { type ClientsSearch, isFiltered } from './clients-search';

export function ClientsEmpty({ search }: { search: ClientsSearch }) {
  const me = useMe();
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={search.q === undefined ? 'No client fits these filters' : `Nothing found for “${search.q}”`}
        action={
          <ButtonLink variant="default" {...to.clients()}>
            Show all clients
          </ButtonLink>
        }
      >
        Part of a name, a street or the last digits of a phone number are enough. Archived clients are under “Archived”.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No clients yet"
      action={
        <Group>
          {clientCan.import(me).ok && <ButtonLink {...to.importNew()}>Import your list</ButtonLink>}
          {clientCan.create(me).ok && (
            <ButtonLink variant="default" {...to.clientNew()}>
              Add the first one
            </ButtonLink>
          )}
        </Group>
      }
    >
      Bring the list of the program that you use now, as a file, or start with one client.
    </EmptyState>
  );
}
