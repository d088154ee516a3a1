import { keepPreviousData, type QueryClient } from '@tanstack/react-query';
import {
  getImportOptions,
  listImportFieldsOptions,
  listImportPresetsOptions,
  listImportProblemsInfiniteOptions,
  listImportsInfiniteOptions,
  previewImportOptions,
} from '../../api/generated/queries/queryOptions';
import type { ImportDto, ImportFieldDto, ImportProblemDto } from '../../api/generated/requests/types.gen';
import { ONCE } from '../../api/once';
import { type ImportsSearch, toQuery } from './imports-search';

export type ImportState = ImportDto['state'];
export type TargetField = ImportFieldDto['id'];
export type Severity = ImportProblemDto['severity'];

/** Enough rows to see a pattern in, few enough to read. */
const PREVIEW_ROWS = 24;

export const importsPages = (search: ImportsSearch) => listImportsInfiniteOptions({ query: toQuery(search) });
export const importOptions = (importId: string) => getImportOptions({ path: { importId } });
export const importFields = () => ({ ...listImportFieldsOptions(), staleTime: Infinity });
export const importPresets = () => ({ ...listImportPresetsOptions(), staleTime: Infinity });

/** The version is part of the key: each mapping has a preview of its own, and the last one stays until it is there. */
export const importPreview = ({ id, version }: Pick<ImportDto, 'id' | 'version'>) => {
  const asked = { path: { importId: id }, query: { limit: PREVIEW_ROWS } };
  return { ...previewImportOptions(asked, [asked, version]), placeholderData: keepPreviousData };
};

export const problemPages = (importId: string, severity: Severity) =>
  listImportProblemsInfiniteOptions({ path: { importId }, query: { severity, limit: 50 } });

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
