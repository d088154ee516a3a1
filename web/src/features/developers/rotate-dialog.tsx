import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../ui/dialog';

const OVERLAPS: readonly (readonly [seconds: string, word: string])[] = [
  ['0', 'No, stop now (it may be exposed)'],
  ['3600', 'For 1 hour'],
  ['86400', 'For 24 hours'],
  ['604800', 'For 7 days'],
];

interface RotateDialogProps {
  /** The name of what it belongs to: `Route planner`. */
  name: string;
  /** What stays the same, and who needs the new secret. */
  children: string;
  /** What the old secret does meanwhile: `keeps working`. */
  meanwhile: string;
  loading: boolean;
  onRotate: (overlapSeconds: number) => void;
  onClose: () => void;
}

/** Asks how long the old secret works beside the new one. */
export function RotateDialog({ name, children, meanwhile, loading, onRotate, onClose }: RotateDialogProps) {
  const [overlap, setOverlap] = useState('86400');
  return (
    <Dialog onClose={onClose} title={`Rotate secret for ${name}`}>
      <Stack gap="md">
        <Text size="sm">{children}</Text>
        <Select
          label={`Old secret ${meanwhile}`}
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
          <Button loading={loading} onClick={() => onRotate(Number(overlap))}>
            Rotate secret
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
