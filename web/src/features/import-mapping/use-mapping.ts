import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answered } from '../../api/answered';
import { ifMatch } from '../../api/client';
import { useUpdateImport } from '../../api/generated/queries/queries';
import type { ImportDto, ImportOptionsDto, UpdateImportDto } from '../../api/generated/requests/types.gen';
import { importOptions, type TargetField } from '../../api/import-queries';
import { changesOf } from '../../lib/patch';

export type Targets = readonly (TargetField | null)[];

interface Draft {
  targets: Targets;
  options: ImportOptionsDto;
}

const draftOf = ({ columns, options }: ImportDto): Draft => ({ targets: columns.map(({ target }) => target), options });

/** A merge patch from what is saved to what is chosen; empty when nothing differs. */
function unsavedPart(row: ImportDto, { targets, options }: Draft): UpdateImportDto {
  const saved = draftOf(row);
  const changed = changesOf(saved.options, options);
  return {
    ...(targets.some((target, column) => target !== saved.targets[column]) && { mapping: mappingOf(targets) }),
    ...(Object.keys(changed).length > 0 && { options: changed }),
  };
}

export const mappingOf = (targets: Targets): NonNullable<UpdateImportDto['mapping']> =>
  targets.map((target, column) => ({ column, target }));

/**
 * What each column becomes and how rows are compared: shown at once and saved behind, so one can leave at any time.
 * Saves go one after the other, each against the version that the last one answered.
 */
export function useMapping(row: ImportDto) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(row));
  const { mutate, mutateAsync, isPending, isError, reset } = useUpdateImport(undefined, {
    onSuccess: (result) => queries.setQueryData(importOptions(row.id).queryKey, answered(result)),
    // Somebody else was faster, or the line is down: go on from what the server has.
    onError: async () => setDraft(draftOf(await queries.query({ ...importOptions(row.id), staleTime: 0 }))),
  });
  const patch = (body: UpdateImportDto) => ({ path: { importId: row.id }, headers: ifMatch(row.version), body });

  const unsaved = unsavedPart(row, draft);
  const isUnsaved = Object.keys(unsaved).length > 0;
  useEffect(() => {
    if (isUnsaved && !isPending && !isError) mutate(patch(unsaved));
  });

  const choose = (next: (before: Draft) => Draft) => {
    if (isError) reset();
    setDraft(next);
  };
  return {
    ...draft,
    isSaving: isPending || isUnsaved,
    setTarget: (column: number, target: TargetField | null) =>
      choose(({ targets, ...rest }) => ({
        ...rest,
        targets: targets.map((kept, index) => (index === column ? target : kept)),
      })),
    setOption: (part: Partial<ImportOptionsDto>) =>
      choose(({ options, ...rest }) => ({ ...rest, options: { ...options, ...part } })),
    /** Reads the file in another way, which brings other columns. */
    setFormat: (format: NonNullable<UpdateImportDto['format']>) =>
      mutate(patch({ format }), { onSuccess: (result) => setDraft(draftOf(answered(result))) }),
    /** Says that the mapping is right; the API asks for that once, even when nothing was changed. */
    confirm: async () => {
      if (row.state === 'uploaded') await mutateAsync(patch({ mapping: mappingOf(draft.targets) }));
    },
  };
}
