import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useEffectEvent } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { FailureAlert } from './failure-alert';
import { fieldErrors } from './field-errors';

interface FormFailureProps<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  /** The mutation’s error; null while there is none. */
  error: ProblemDto | null;
}

/** Shows a refused submission: at the fields if possible, above them otherwise. */
export function FormFailure<Values extends Record<string, unknown>>({ form, error }: FormFailureProps<Values>) {
  const showByFields = useEffectEvent((refusal: ProblemDto) => {
    const { fields } = fieldErrors(refusal, form.getValues());
    form.setErrors(fields);
    Object.keys(fields)
      .map((field) => form.getInputNode(field))
      .find((input) => input !== null)
      ?.focus();
  });
  useEffect(() => {
    if (error) showByFields(error);
  }, [error]);

  const others = error ? fieldErrors(error, form.getValues()).others : [];
  if (!error || others.length === 0) return null;
  return <FailureAlert error={error} sentences={others} />;
}
