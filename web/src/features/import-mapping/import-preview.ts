import { keepPreviousData } from '@tanstack/react-query';
import { previewImportOptions } from '../../api/generated/queries/queryOptions';
import type { ImportDto } from '../../api/generated/requests/types.gen';

/** Enough rows to see a pattern in, few enough to read. */
const PREVIEW_ROWS = 24;

/** The version is part of the key: each mapping has a preview of its own, and the last one stays until it is there. */
export const importPreview = ({ id, version }: Pick<ImportDto, 'id' | 'version'>) => {
  const asked = { path: { importId: id }, query: { limit: PREVIEW_ROWS } };
  return { ...previewImportOptions(asked, [asked, version]), placeholderData: keepPreviousData };
};
