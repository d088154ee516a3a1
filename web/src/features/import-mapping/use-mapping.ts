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

/** A merge patch from the saved to the chosen settings; empty when nothing differs. */
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
 * The field for each column and how rows are compared. Shown at once and saved in the background, so you can leave any time.
 * Saves run one after the other, each against the version that the previous one returned.
 */
export function useMapping(row: ImportDto) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(row));
  const { mutate, mutateAsync, isPending, isError, reset } = useUpdateImport(undefined, {
    onSuccess: (result) => queries.setQueryData(importOptions(row.id).queryKey, answered(result)),
    // Someone else was faster, or the connection is down: continue from what the server has.
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
    /** Reads the file with other settings, which changes the columns. */
    setFormat: (format: NonNullable<UpdateImportDto['format']>) =>
      mutate(patch({ format }), { onSuccess: (result) => setDraft(draftOf(answered(result))) }),
    /** Confirms the mapping; the API requires that once, even if nothing was changed. */
    confirm: async () => {
      if (row.state === 'uploaded') await mutateAsync(patch({ mapping: mappingOf(draft.targets) }));
    },
  };
}
