import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { NewJobValues } from './job-form';
import { VisitFields } from './visit-fields';
import { newVisitValues } from './visit-form';

/** The contract's limit. */
const MOST = 50;

/** The visits that a new job begins with. */
export function VisitList({ form }: { form: UseFormReturnType<NewJobValues> }) {
  const { visits } = form.values;
  const last = visits.at(-1);
  const add = () =>
    form.insertListItem('visits', {
      // The next trip is usually the same crew's, at the same time of another day.
      ...(last ?? newVisitValues()),
      date: '',
    });
  return (
    <>
      {visits.map((visit, index) => (
        // Visits have no identity yet: where they stand is what they are.
        <Paper key={index} p="sm" role="group" aria-label={`Visit ${index + 1}`}>
          {visits.length > 1 && (
            <Group justify="space-between" mb={6}>
              <Text size="sm" fw={600}>
                Visit {index + 1}
              </Text>
              <ActionIcon aria-label={`Remove visit ${index + 1}`} onClick={() => form.removeListItem('visits', index)}>
                <IconTrash size={16} stroke={1.6} />
              </ActionIcon>
            </Group>
          )}
          <VisitFields
            form={form}
            values={visit}
            prefix={`visits.${index}.`}
            setEnd={(time) => form.setFieldValue(`visits.${index}.windowEnd`, time)}
          />
        </Paper>
      ))}
      {visits.length < MOST && (
        <Group>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={add}>
            Another visit
          </Button>
        </Group>
      )}
    </>
  );
}
