import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useEffectEvent } from 'react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { fieldErrors } from './field-errors';

interface FormFailureProps<Values extends Record<string, unknown>> {
  form: UseFormReturnType<Values>;
  /** The mutation's error; null while there is none. */
  error: ProblemDto | null;
}

/** Shows a refused submission: by the fields where it can, above them where it cannot. */
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
  const isAboutFields = (error.errors?.length ?? 0) > 0;
  return (
    <Alert
      color="haw"
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
      {...(!isAboutFields && { title: error.title })}
    >
      {others
        .filter((sentence) => isAboutFields || sentence !== error.title)
        .map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
      {error.status >= 500 && (
        <Text size="xs" c="dimmed">
          Request {error.requestId}
        </Text>
      )}
    </Alert>
  );
}
