import { getRouteApi } from '@tanstack/react-router';
import type { ClientsSearch } from '../clients';

const list = getRouteApi('/shell/clients');

/** What the list shows, without what the dialog alone has in its address. */
export const useListSearch = () =>
  list.useSearch({
    select: (search: ClientsSearch & { picked?: string }): ClientsSearch => {
      const listed = { ...search };
      delete listed.picked;
      return listed;
    },
  });
