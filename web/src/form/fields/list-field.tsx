import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface ListFieldProps {
  label: string;
  /** The name of one item, for the button that adds one: `phone number`. */
  item: string;
  count: number;
  max: number;
  renderItem: (index: number) => ReactNode;
  onAdd: () => void;
  onRemove: (index: number) => void;
}

/** Several of one thing, the preferred one first. */
export function ListField({ label, item, count, max, renderItem, onAdd, onRemove }: ListFieldProps) {
  return (
    <Stack gap={6} role="group" aria-label={label}>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      {Array.from({ length: count }, (_, index) => (
        // Items have no ID: their index identifies them.
        <Group key={index} gap={6} wrap="nowrap" align="flex-start">
          {renderItem(index)}
          {count > 1 && (
            <ActionIcon aria-label={`Remove ${item} ${index + 1}`} onClick={() => onRemove(index)}>
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          )}
        </Group>
      ))}
      {count < max && (
        <Group>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
            Add {item}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
