import { useQuery } from '@tanstack/react-query';
import { listClientsOptions } from '../../api/generated/queries/queryOptions';
import { useFormat } from '../../api/me';
import { type ClientsSearch, toQuery } from './clients-search';

/** The number of listed clients, however many are loaded. A search shows where it ends itself. */
export function ClientsTotal({ search }: { search: ClientsSearch }) {
  const format = useFormat();
  const options = listClientsOptions({ query: { ...toQuery(search), limit: 1, count: 'exact' } });
  const { data } = useQuery({ ...options, enabled: search.q === undefined });
  const count = data?.count;
  if (!count) return <span role="status">&nbsp;</span>;
  const more = count.precision === 'at_least' ? '+' : '';
  return (
    <span role="status">{`${format.number(count.value)}${more} ${count.value === 1 ? 'client' : 'clients'}`}</span>
  );
}
