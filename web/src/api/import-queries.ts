import { getImportOptions, listImportFieldsOptions, listImportPresetsOptions } from './generated/queries/queryOptions';
import type { ImportFieldDto } from './generated/requests/types.gen';

export type TargetField = ImportFieldDto['id'];

export const importOptions = (importId: string) => getImportOptions({ path: { importId } });
export const importFields = () => ({ ...listImportFieldsOptions(), staleTime: Infinity });
export const importPresets = () => ({ ...listImportPresetsOptions(), staleTime: Infinity });
