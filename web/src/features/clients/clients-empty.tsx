import { Group } from '@mantine/core';
import { clientCan } from '../../api/client-can';
import { useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { isFiltered } from '../../lib/search';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { type ClientsSearch } from './clients-search';

export function ClientsEmpty({ search }: { search: ClientsSearch }) {
  const me = useMe();
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={search.q === undefined ? 'No clients match these filters' : `No results for “${search.q}”`}
        action={
          <ButtonLink variant="default" {...to.clients()}>
            Show all clients
          </ButtonLink>
        }
      >
        Try part of a name, a street, or the last digits of a phone number.
        {search.status === undefined && ' Archived clients are under Archived.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No clients yet"
      action={
        <Group>
          {clientCan.import(me).ok && <ButtonLink {...to.importNew()}>Import clients</ButtonLink>}
          {clientCan.create(me).ok && (
            <ButtonLink variant="default" {...to.clientNew()}>
              Add client
            </ButtonLink>
          )}
        </Group>
      }
    >
      Import your client list from your current software, or add your first client.
    </EmptyState>
  );
}
