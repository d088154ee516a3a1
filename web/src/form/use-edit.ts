import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type NavigateOptions, useNavigate } from '@tanstack/react-router';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import type { Change } from '../api/live-keys';
import { useChanged } from '../api/use-changed';
import { useRecordForm } from './use-record-form';

interface Versioned {
  version: number;
}

/** As much of a generated `useUpdate…` as a form needs. */
type UpdateHook<Sent, Refused extends ProblemDto> = (
  key: undefined,
  options: {
    meta: { failureShownBy: 'form' };
    onSuccess: () => Promise<void>;
    onError: (problem: Refused) => Promise<void>;
  },
) => { mutate: (sent: Sent) => void; isPending: boolean; error: Refused | null };

export interface EditOptions<
  Values extends Record<string, unknown>,
  RecordT extends Versioned,
  Sent,
  Refused extends ProblemDto,
> {
  record: RecordT;
  valuesOf: (record: RecordT) => Values;
  useUpdate: UpdateHook<Sent, Refused>;
  /** Reads the record again after someone else saved first; undefined if it is gone. */
  readAgain: (queries: QueryClient) => Promise<RecordT | undefined>;
  /** What saving changes, for everything that shows it. */
  changes: Change;
  /** Where the form leads, whether saved or not. */
  leadsTo: NavigateOptions;
}

/**
 * Edits a record that others may change meanwhile: loads it into a form and saves the changed fields against the
 * version it was loaded from. If someone else saved first, their values fill the fields that were not touched.
 */
export function useEdit<
  Values extends Record<string, unknown>,
  RecordT extends Versioned,
  Sent,
  Refused extends ProblemDto,
>({ record, valuesOf, useUpdate, readAgain, changes, leadsTo }: EditOptions<Values, RecordT, Sent, Refused>) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, goOnFrom } = useRecordForm(record, valuesOf);
  const close = () => navigate(leadsTo);
  const finish = async () => {
    await changed(changes);
    await close();
  };
  const update = useUpdate(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: finish,
    onError: async (problem) => {
      const newer = isConflict(problem) ? await readAgain(queries) : undefined;
      if (newer) goOnFrom(newer);
    },
  });
  return { form, before, version, update, finish, close };
}
