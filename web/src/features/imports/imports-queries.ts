import type { QueryClient } from '@tanstack/react-query';
import { listImportsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { importFields, importOptions, importPresets } from '../../api/import-queries';
import { FETCH_ONCE } from '../../api/fetch-once';
import { type ImportsSearch, toQuery } from './imports-search';

export const importsPages = (search: ImportsSearch) => listImportsInfiniteOptions({ query: toQuery(search) });

/** What the list of imports shows from the start. */
export const fetchImports = (queries: QueryClient, search: ImportsSearch) =>
  Promise.all([
    queries.infiniteQuery({ ...importsPages(search), ...FETCH_ONCE }),
    queries.query({ ...importPresets(), ...FETCH_ONCE }),
  ]);

/** What the page of one import shows from the start. */
export const fetchImport = (queries: QueryClient, importId: string) =>
  Promise.all([
    queries.query({ ...importOptions(importId), ...FETCH_ONCE }),
    queries.query({ ...importPresets(), ...FETCH_ONCE }),
    queries.query({ ...importFields(), ...FETCH_ONCE }),
  ]);
