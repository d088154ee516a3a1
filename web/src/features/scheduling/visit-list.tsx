import { ActionIcon, Button, Group, Paper, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { BoundForm } from '../../form/fields/bound';
import { VisitFields } from './visit-fields';
import { newVisitValues, type VisitValues } from './visit-form';

/** The contract's limit. */
const MOST = 50;

/** A form with a list of visits at `visits`. */
interface VisitsForm extends BoundForm {
  insertListItem: (path: 'visits', visit: VisitValues) => void;
  removeListItem: (path: 'visits', index: number) => void;
  setFieldValue: (path: `visits.${number}.windowEnd`, time: string) => void;
}

/** The first visits of a new job. */
export function VisitList({ form, visits }: { form: VisitsForm; visits: readonly VisitValues[] }) {
  const last = visits.at(-1);
  const add = () =>
    form.insertListItem('visits', {
      // The next visit usually has the same crew and times, on another day.
      ...(last ?? newVisitValues()),
      date: '',
    });
  return (
    <>
      {visits.map((visit, index) => (
        // New visits have no ID: their index identifies them.
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
            Add visit
          </Button>
        </Group>
      )}
    </>
  );
}
