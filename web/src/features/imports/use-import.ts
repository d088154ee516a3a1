import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { importOptions } from '../../api/import-queries';
import { useOperation } from '../../api/use-operation';
import { usePrefetched } from '../../api/use-prefetched';

const route = getRouteApi('/shell/imports/$importId');

/** The import in the URL, and the operation that runs for it or undid it; the route’s loader has fetched it. */
export function useImport(): { row: ImportDto; operation: OperationDto | null } {
  const { importId } = route.useParams();
  const row = usePrefetched(importOptions(importId));
  const operation = useOperation(row.activity === null && row.state !== 'rolled_back' ? null : row.operationId);
  const queries = useQueryClient();

  // The operation tells how far it is; the results so far are in the import.
  const pulse = operation && `${operation.done} ${operation.state}`;
  useEffect(() => {
    if (pulse !== null) void queries.invalidateQueries({ queryKey: importOptions(importId).queryKey });
  }, [pulse, queries, importId]);
  return { row, operation };
}
