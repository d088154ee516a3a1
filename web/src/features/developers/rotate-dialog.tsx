import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { useRotateApiKey } from '../../api/generated/queries/queries';
import type { ApiKeyDto, ApiKeySecretDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';

const OVERLAPS: readonly (readonly [seconds: string, word: string])[] = [
  ['0', 'Not at all: it may be known to others'],
  ['3600', 'For an hour'],
  ['86400', 'For a day'],
  ['604800', 'For a week'],
];

interface RotateDialogProps {
  apiKey: ApiKeyDto;
  onRotated: (made: ApiKeySecretDto) => void;
  onClose: () => void;
}

export function RotateDialog({ apiKey, onRotated, onClose }: RotateDialogProps) {
  const [overlap, setOverlap] = useState('86400');
  const changed = useChanged();
  const rotate = useRotateApiKey(undefined, {
    onSuccess: async (result) => {
      onRotated(answered(result));
      await changed({ entityType: 'api_key', entityId: apiKey.id });
    },
  });
  return (
    <Modal opened onClose={onClose} title={`A new secret for ${apiKey.name}`}>
      <Stack gap="md">
        <Text size="sm">The key keeps its name and its rights. Give the new secret to every program that uses it.</Text>
        <Select
          label="The secret until now still works"
          value={overlap}
          onChange={(seconds) => setOverlap(seconds ?? overlap)}
          allowDeselect={false}
          data={OVERLAPS.map(([value, label]) => ({ value, label }))}
          data-autofocus
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            loading={rotate.isPending}
            onClick={() => rotate.mutate({ path: { apiKeyId: apiKey.id }, body: { overlapSeconds: Number(overlap) } })}
          >
            Make a new secret
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
