import { Button, CopyButton, Group, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';

/** A text to be taken elsewhere. */
export function CopiedFact({ name, value }: { name: string; value: string }) {
  return (
    <Group align="end" gap="xs" wrap="nowrap">
      <TextInput label={name} value={value} readOnly flex={1} miw={0} />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            flex="none"
            leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            onClick={copy}
            aria-label={copied ? `${name} copied` : `Copy ${name}`}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
