import { getRouteApi } from '@tanstack/react-router';
import type { ClientsSearch } from '../clients';

const list = getRouteApi('/shell/clients');

/** The list’s search and filters, without the dialog’s own parameters. */
export const useListSearch = () =>
  list.useSearch({
    select: (search: ClientsSearch & { picked?: string }): ClientsSearch => {
      const listed = { ...search };
      delete listed.picked;
      return listed;
    },
  });
