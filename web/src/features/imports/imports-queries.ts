import type { QueryClient } from '@tanstack/react-query';
import { listImportsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { importFields, importOptions, importPresets } from '../../api/import-queries';
import { FETCH_ONCE } from '../../api/fetch-once';
import { type ImportsSearch, toQuery } from './imports-search';

export const importsPages = (search: ImportsSearch) => listImportsInfiniteOptions({ query: toQuery(search) });

/** The first requests of the import list. */
export const fetchImports = (queries: QueryClient, search: ImportsSearch) =>
  Promise.all([
    queries.infiniteQuery({ ...importsPages(search), ...FETCH_ONCE }),
    queries.query({ ...importPresets(), ...FETCH_ONCE }),
  ]);

/** The first requests of an import’s page. */
export const fetchImport = (queries: QueryClient, importId: string) =>
  Promise.all([
    queries.query({ ...importOptions(importId), ...FETCH_ONCE }),
    queries.query({ ...importPresets(), ...FETCH_ONCE }),
    queries.query({ ...importFields(), ...FETCH_ONCE }),
  ]);
