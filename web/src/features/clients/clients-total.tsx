import { useQuery } from '@tanstack/react-query';
import { listClientsOptions } from '../../api/generated/queries/queryOptions';
import { useFormat } from '../../api/me';
import { type ClientsSearch, toQuery } from './clients-search';

/** How many clients the list has, however far somebody has scrolled. Takes its room before it is known. */
export function ClientsTotal({ search }: { search: ClientsSearch }) {
  const format = useFormat();
  const { data } = useQuery(listClientsOptions({ query: { ...toQuery(search), limit: 1, count: 'exact' } }));
  const count = data?.count;
  if (!count) return <span role="status">&nbsp;</span>;
  const more = count.precision === 'at_least' ? '+' : '';
  return (
    <span role="status">{`${format.number(count.value)}${more} ${count.value === 1 ? 'client' : 'clients'}`}</span>
  );
}
