import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ProblemDto } from '../api/generated/requests/types.gen';
import { fieldErrors } from './field-errors';

interface FailureAlertProps {
  error: ProblemDto;
  /** Messages that no field of the form shows: all, where there is no form. */
  sentences?: readonly string[];
}

export function FailureAlert({ error, sentences = fieldErrors(error, {}).others }: FailureAlertProps) {
  if (sentences.length === 0) return null;
  const isAboutFields = (error.errors?.length ?? 0) > 0;
  return (
    <Alert
      color="haw"
      icon={<IconAlertTriangle aria-hidden />}
      role="alert"
      {...(!isAboutFields && { title: error.title })}
    >
      {sentences
        .filter((sentence) => isAboutFields || sentence !== error.title)
        .map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
      {error.status >= 500 && (
        <Text size="xs" c="dimmed">
          Request ID: {error.requestId}
        </Text>
      )}
    </Alert>
  );
}
