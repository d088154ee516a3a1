import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { PasskeyDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { Section } from '../../ui/section';
import { AddPasskey } from './add-passkey';
import { RemovePasskey, RenamePasskey } from './passkey-changes';
import { knowsPasskeys } from './passkey-sign-in';
import classes from './passkeys.module.css';
import { passkeysOptions } from './passkeys-queries';

/** The passkeys of the person, in all companies. */
export function PasskeysSection() {
  const { items: passkeys } = usePrefetched(passkeysOptions());
  const [isAdding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <Section
      title="Passkeys"
      action={
        knowsPasskeys() && (
          <Button variant="default" onClick={() => setAdding(true)}>
            Add passkey…
          </Button>
        )
      }
    >
      {passkeys.length === 0 ? (
        <Text c="dimmed">
          {knowsPasskeys()
            ? 'Sign in with your fingerprint, face, or PIN instead of your password.'
            : 'This browser can’t use passkeys at this address.'}
        </Text>
      ) : (
        <ul className={classes.passkeys} aria-label="Passkeys">
          {passkeys.map((passkey) => (
            <Passkey key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      {isAdding && <AddPasskey onDone={close} onCancel={close} />}
    </Section>
  );
}

function Passkey({ passkey }: { passkey: PasskeyDto }) {
  const { name, createdAt, lastUsedAt, needsPassword, isSynced } = passkey;
  const format = useFormat();
  const [asked, ask] = useState<'rename' | 'remove' | null>(null);
  const close = () => ask(null);
  return (
    <li className={classes.passkey}>
      <span className={classes.what}>
        <span>
          {name} {isSynced && <Badge>Synced</Badge>}
        </span>
        <span className={classes.soft}>
          {lastUsedAt ? `Last used ${format.ago(lastUsedAt, new Date())}` : 'Never used'} · Added{' '}
          {format.date(createdAt)}
        </span>
        {needsPassword && (
          <span className={classes.soft}>Works after your password, until you’ve used it that way once.</span>
        )}
      </span>
      <span className={classes.actions}>
        <Button variant="subtle" aria-label={`Rename ${name}`} onClick={() => ask('rename')}>
          Rename…
        </Button>
        <Button variant="subtle" aria-label={`Remove ${name}`} onClick={() => ask('remove')}>
          Remove…
        </Button>
      </span>
      {asked === 'rename' && <RenamePasskey passkey={passkey} onClose={close} />}
      {asked === 'remove' && <RemovePasskey passkey={passkey} onClose={close} />}
    </li>
  );
}
