import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconPrinter } from '@tabler/icons-react';
import { useMe } from '../../api/me';
import { saveFile } from '../../api/save-file';
import { useFirstFocus } from '../../ui/use-first-focus';
import classes from './second-factor.module.css';

interface RecoveryCodesProps {
  codes: readonly string[];
  children: string;
  onDone: () => void;
}

/** New recovery codes, which are shown only this once. */
export function RecoveryCodes({ codes, children, onDone }: RecoveryCodesProps) {
  const { user } = useMe();
  const first = useFirstFocus<HTMLButtonElement>();
  const text = `Hedgerow recovery codes for ${user.email}\nEach code works once.\n\n${codes.join('\n')}\n`;
  return (
    <Stack gap="md">
      <Text>{children}</Text>
      <ul className={classes.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
              ref={first}
            >
              {copied ? 'Copied' : 'Copy codes'}
            </Button>
          )}
        </CopyButton>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveFile(new Blob([text], { type: 'text/plain' }), 'hedgerow-recovery-codes.txt')}
        >
          Download codes
        </Button>
        <Button
          variant="default"
          leftSection={<IconPrinter size={16} aria-hidden />}
          onClick={() => printText(text, 'Hedgerow recovery codes')}
        >
          Print codes
        </Button>
      </Group>
      <Group justify="flex-end">
        <Button onClick={onDone}>I saved my codes</Button>
      </Group>
    </Stack>
  );
}

/** Prints a text alone, without the page around it. */
function printText(text: string, title: string): void {
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.title = title;
  document.body.append(frame);
  const page = frame.contentDocument;
  if (!page) return;
  page.title = title;
  const content = page.createElement('pre');
  content.textContent = text;
  page.body.append(content);
  frame.contentWindow?.addEventListener('afterprint', () => frame.remove());
  frame.contentWindow?.print();
}
