import { Alert, Button, Code, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { verifyAuditLog } from '../../api/generated/requests/sdk.gen';
import type { AuditVerificationDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { Dialog } from '../../ui/dialog';
import classes from './audit.module.css';
import { keptHead, mismatchInWords } from './verification-words';

interface Verified extends Pick<AuditVerificationDto, 'mismatch' | 'head' | 'through'> {
  seals: number;
  entries: number;
  archivedSeals: number;
}

/** Part after part, until the end or the first mismatch. */
async function verify(head: string | undefined, tell: (entries: number) => void): Promise<Verified> {
  const sum = { seals: 0, entries: 0, archivedSeals: 0 };
  for (let after = 0; ;) {
    const { data } = await verifyAuditLog({ query: { after, ...(head && { head }) }, throwOnError: true });
    sum.seals += data.seals;
    sum.entries += data.entries;
    sum.archivedSeals += data.archivedSeals;
    tell(sum.entries);
    if (data.nextAfter === null) return { ...data, ...sum };
    after = data.nextAfter;
  }
}

/** Compares the log with its seals, and shows the newest one, to keep elsewhere. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const format = useFormat();
  const [kept, setKept] = useState('');
  const [checked, setChecked] = useState(0);
  const head = keptHead(kept);
  const run = useMutation<Verified>({
    mutationFn: () => verify(head ?? undefined, setChecked),
    onMutate: () => setChecked(0),
  });
  return (
    <Dialog title="Verify audit log" onClose={onClose}>
      <Stack gap="md">
        <Text size="sm">
          New entries are sealed every few minutes. Verifying checks that no entry was changed, added, or removed since.
        </Text>
        <TextInput
          label="Seal from an earlier verification (optional)"
          description="Paste a seal that you kept to check that the log still contains it."
          value={kept}
          onChange={(event) => setKept(event.currentTarget.value)}
          error={head === null && 'This isn’t a seal. Paste it as it was shown.'}
          maxLength={90}
        />
        <div aria-live="polite">
          {run.isPending && <Text size="sm">Checked {format.number(checked)} entries…</Text>}
          {run.data && <Outcome verified={run.data} />}
        </div>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
          <Button data-autofocus loading={run.isPending} disabled={head === null} onClick={() => run.mutate()}>
            {run.data ? 'Verify again' : 'Verify'}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Outcome({ verified }: { verified: Verified }) {
  const format = useFormat();
  const { mismatch, head, through, entries, archivedSeals } = verified;
  if (mismatch)
    return (
      <Alert color="haw" role="alert" title="The log doesn’t match its seals">
        {mismatchInWords(mismatch, format)}
      </Alert>
    );
  if (!head || !through) return <Alert color="rain">Nothing is sealed yet. Try again in a few minutes.</Alert>;
  const seal = `${head.number}-${head.hash}`;
  return (
    <Stack gap="sm">
      <Alert color="hedge" title={`Verified through ${format.moment(through)}`}>
        {entries === 1 ? '1 entry matches' : `${format.number(entries)} entries match`} what was sealed.
        {archivedSeals > 0 && ' Archived months were checked by their seals alone.'}
      </Alert>
      <Text size="sm">Keep this seal somewhere else, such as in an email. A rewritten log wouldn’t contain it.</Text>
      <Code block className={classes.seal}>
        {seal}
      </Code>
      <CopyButton value={seal}>
        {({ copied, copy }) => (
          <Button variant="default" size="compact-sm" onClick={copy} className={classes.copy}>
            {copied ? 'Copied' : 'Copy seal'}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
