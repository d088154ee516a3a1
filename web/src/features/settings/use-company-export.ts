import { useQuery } from '@tanstack/react-query';
import { answered } from '../../api/answered';
import { useExportTenant } from '../../api/generated/queries/queries';
import { listOperationsOptions } from '../../api/generated/queries/queryOptions';
import { downloadOperationFile } from '../../api/generated/requests/sdk.gen';
import type { OperationDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { saveFile } from '../../api/save-file';
import { useChanged } from '../../api/use-changed';
import { useFile } from '../../api/use-file';
import { hasEnded, useOperation } from '../../api/use-operation';

const lastExport = () => listOperationsOptions({ query: { kind: 'tenant.export', limit: 1 } });

/** The last export of the whole company, running or ended, and what can be done about it. */
export function useCompanyExport() {
  const { tenant } = useMe();
  const changed = useChanged();
  const { data: listed } = useQuery(lastExport());
  const begun = listed?.items[0];
  const work = useOperation(begun?.id ?? null) ?? begun ?? null;
  const start = useExportTenant(undefined, {
    onSuccess: (result) => changed({ entityType: 'operation', entityId: answered(result).id }),
  });
  const path = { operationId: work?.id ?? '' };
  const file = useFile(() => downloadOperationFile({ path, parseAs: 'blob', throwOnError: true }));
  const isRunning = start.isPending || (work !== null && !hasEnded(work));
  return {
    work,
    isRunning,
    archive: work?.hasFile ? archiveOf(work) : null,
    start: (accessCodes = false) => start.mutate({ body: { accessCodes } }),
    isDownloading: file.isPending,
    download: () =>
      file.mutate(undefined, {
        onSuccess: (content) =>
          saveFile(content, `${tenant.slug}-${(work?.createdAt ?? new Date().toISOString()).slice(0, 10)}.zip`),
      }),
  };
}

export type CompanyExport = ReturnType<typeof useCompanyExport>;

interface Archive {
  madeAt: string;
  megabytes: number;
  expiresAt: string;
}

/** Results of operations have a form of their own for each kind. */
function archiveOf({ result, finishedAt }: Pick<OperationDto, 'result' | 'finishedAt'>): Archive | null {
  const { bytes, expiresAt } = result ?? {};
  if (finishedAt === null || typeof bytes !== 'number' || typeof expiresAt !== 'string') return null;
  return { madeAt: finishedAt, megabytes: Math.max(bytes / 1024 / 1024, 0.1), expiresAt };
}
