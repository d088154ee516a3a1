import { keepPreviousData } from '@tanstack/react-query';
import { previewImportOptions } from '../../api/generated/queries/queryOptions';
import type { ImportDto } from '../../api/generated/requests/types.gen';

/** Enough rows to see a pattern, few enough to read. */
const PREVIEW_ROWS = 24;

/** The version is part of the key: each mapping has its own preview, and the previous one stays until it has loaded. */
export const importPreview = ({ id, version }: Pick<ImportDto, 'id' | 'version'>) => {
  const asked = { path: { importId: id }, query: { limit: PREVIEW_ROWS } };
  return { ...previewImportOptions(asked, [asked, version]), placeholderData: keepPreviousData };
};
