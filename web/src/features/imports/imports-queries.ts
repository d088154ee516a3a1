import type { QueryClient } from '@tanstack/react-query';
import { listImportsInfiniteOptions } from '../../api/generated/queries/queryOptions';
import { importFields, importOptions, importPresets } from '../../api/import-queries';
import { ONCE } from '../../api/once';
import { type ImportsSearch, toQuery } from './imports-search';

export const importsPages = (search: ImportsSearch) => listImportsInfiniteOptions({ query: toQuery(search) });

/** What the list of imports shows from the start. */
export const fetchImports = (queries: QueryClient, search: ImportsSearch) =>
  Promise.all([
    queries.infiniteQuery({ ...importsPages(search), ...ONCE }),
    queries.query({ ...importPresets(), ...ONCE }),
  ]);

/** What the page of one import shows from the start. */
export const fetchImport = (queries: QueryClient, importId: string) =>
  Promise.all([
    queries.query({ ...importOptions(importId), ...ONCE }),
    queries.query({ ...importPresets(), ...ONCE }),
    queries.query({ ...importFields(), ...ONCE }),
  ]);
