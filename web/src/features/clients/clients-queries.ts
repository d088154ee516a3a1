import { listClientsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { type ClientsSearch, toQuery } from './clients-search';

/** One object for the loader and the page, so that they cannot ask for different things. */
export const clientsPages = (search: ClientsSearch) => listClientsInfiniteOptions({ query: toQuery(search) });
