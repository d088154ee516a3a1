import { useForm } from '@mantine/form';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { rebase } from './rebase';

interface Versioned {
  version: number;
}

/**
 * A form over a record that others may change meanwhile. It starts from one version and sends its changes against it.
 * If someone else saved first, their values fill the untouched fields. While nothing is touched, the form follows the
 * record; after that, saving reports the conflict.
 */
export function useRecordForm<Values extends Record<string, unknown>, RecordT extends Versioned>(
  record: RecordT,
  valuesOf: (record: RecordT) => Values,
) {
  const [base, setBase] = useState(() => ({ values: valuesOf(record), version: record.version }));
  const form = useForm<Values>({ initialValues: base.values });

  const goOnFrom = (newer: RecordT): void => {
    const values = valuesOf(newer);
    const typed = rebase(form.getValues(), base.values, values);
    form.setInitialValues(values);
    form.setValues(typed);
    setBase({ values, version: newer.version });
  };
  const follow = useEffectEvent((newer: RecordT) => {
    if (newer.version > base.version && !form.isDirty()) goOnFrom(newer);
  });
  // eslint-disable-next-line react-hooks/set-state-in-effect -- the fields are a store beside React, brought in step with the record
  useEffect(() => follow(record), [record]);

  return {
    form,
    /** The form’s initial values: a merge patch is the difference from them. */
    before: base.values,
    version: base.version,
    /** Whether `goOnFrom` resolves this refusal. */
    isConflict: (problem: ProblemDto | null): boolean => problem?.status === 412,
    /** Continues from a newer version and keeps what was typed. */
    goOnFrom,
  };
}
