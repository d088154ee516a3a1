import { useForm } from '@mantine/form';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { rebase } from './rebase';

interface Versioned {
  version: number;
}

/**
 * A form over a record that others may change meanwhile. It starts from one version and sends its changes against it;
 * when somebody was faster, their values come into the fields that one did not touch. As long as none is touched, the
 * form shows what others save; past that, saving says that somebody was faster.
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
    /** What the fields said when the form started: a merge patch is the difference from it. */
    before: base.values,
    version: base.version,
    /** Is this the refusal that `goOnFrom` mends? */
    isConflict: (problem: ProblemDto | null): boolean => problem?.status === 412,
    /** Goes on from a newer version, keeping what was typed. */
    goOnFrom,
  };
}
