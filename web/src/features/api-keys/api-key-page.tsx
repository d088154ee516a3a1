import { Alert, Group } from '@mantine/core';
import { getRouteApi, Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { useRevokeApiKey, useRotateApiKey } from '../../api/generated/queries/queries';
import type { ApiKeySecretDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { permissionLabel, usePermissions, withoutPlanned } from '../../api/permissions';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { offered, yes } from '../../lib/can';
import { to } from '../../lib/paths';
import { ButtonLink, TextLink } from '../../nav/links';
import { ActionButton } from '../../ui/action-button';
import { Facts } from '../../ui/facts';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import { confirm } from '../../ui/confirm';
import { toast } from '../../ui/toast';
import { RecordHistoryButton } from '../audit';
import { developersCan, Guarded } from '../developers';
import { RotateDialog } from '../developers';
import { SecretDialog } from '../developers';
import { stateOf, whyNoSecret } from './api-key-words';
import { apiKeyOptions, apiKeyUsageOptions } from './api-keys-queries';
import rows from '../../ui/rows.module.css';
import classes from './api-keys.module.css';
import { UsageReport } from './usage-report';

const route = getRouteApi('/shell/settings/developers/api-keys/$apiKeyId');

export function ApiKeyPage() {
  return (
    <Guarded>
      <OneKey />
      <Outlet />
    </Guarded>
  );
}

function OneKey() {
  const { apiKeyId } = route.useParams();
  const key = usePrefetched(apiKeyOptions(apiKeyId));
  const usage = usePrefetched(apiKeyUsageOptions(apiKeyId));
  const permissions = usePermissions();
  const format = useFormat();
  const changed = useChanged();
  const [rotating, setRotating] = useState(false);
  const [rotated, setRotated] = useState<ApiKeySecretDto | null>(null);
  const rotate = useRotateApiKey(undefined, {
    onSuccess: async (result) => {
      setRotating(false);
      setRotated(answered(result));
      await changed({ entityType: 'api_key', entityId: key.id });
    },
  });
  const revoke = useRevokeApiKey(undefined, {
    onSuccess: async () => {
      await changed({ entityType: 'api_key', entityId: key.id });
      toast.done(`${key.name} revoked`);
    },
  });
  const [word, tone] = stateOf(key, new Date());
  const canRotate = offered(key, 'rotate', developersCan.manageKeys(useMe()), whyNoSecret(key));
  const askToRevoke = () =>
    confirm({
      title: `Revoke ${key.name}?`,
      children: 'Apps using this key lose access right away. This can’t be undone.',
      labels: { confirm: 'Revoke', cancel: 'Cancel' },
      confirmProps: { color: 'haw' },
      onConfirm: () => revoke.mutate({ path: { keyId: key.id } }),
    });
  const overlap = (until: string) => `The old secret works until ${format.moment(until)}.`;

  return (
    <>
      <TextLink {...to.apiKeys()} size="sm">
        All API keys
      </TextLink>
      <Section title={key.name} action={<RecordHistoryButton entityType="api_key" entityId={key.id} name={key.name} />}>
        {key.previousSecretExpiresAt && (
          <Alert mb="sm" color="rain">
            {overlap(key.previousSecretExpiresAt)}
          </Alert>
        )}
        <Facts
          facts={[
            ['Status', <StatusMark tone={tone}>{word}</StatusMark>],
            ['Prefix', <code className={rows.code}>{key.prefix}</code>],
            ['Last used', key.lastUsedAt ? format.moment(key.lastUsedAt) : 'Never'],
            ['Last used from', key.lastUsedAddress],
            ['Expires', key.expiresAt ? format.moment(key.expiresAt) : 'Never'],
            ['Requests per minute', key.requestsPerMinute && format.number(key.requestsPerMinute)],
            ['Created', `${format.date(key.createdAt)} by ${key.createdByName}`],
            ['Secret rotated', key.rotatedAt && format.moment(key.rotatedAt)],
            ['Revoked', key.revokedAt && format.moment(key.revokedAt)],
          ]}
        />
        <Group gap="xs" mt="sm">
          {key.allowedActions.includes('update') && (
            <ButtonLink {...to.apiKeyEdit(key.id)} variant="default">
              Edit
            </ButtonLink>
          )}
          <ActionButton can={canRotate} variant="default" onClick={() => setRotating(true)}>
            Rotate secret
          </ActionButton>
          {key.allowedActions.includes('revoke') && (
            <ActionButton can={yes} color="haw" variant="light" loading={revoke.isPending} onClick={askToRevoke}>
              Revoke
            </ActionButton>
          )}
        </Group>
      </Section>
      <Section title="Scopes">
        <ul className={classes.scopes}>
          {withoutPlanned(permissions, key.scopes).map((scope) => (
            <li key={scope}>
              {permissionLabel(permissions, scope)} <code className={rows.code}>{scope}</code>
            </li>
          ))}
        </ul>
      </Section>
      <UsageReport usage={usage} />
      {rotating && (
        <RotateDialog
          name={key.name}
          meanwhile="keeps working"
          loading={rotate.isPending}
          onRotate={(overlapSeconds) => rotate.mutate({ path: { keyId: key.id }, body: { overlapSeconds } })}
          onClose={() => setRotating(false)}
        >
          The key keeps its name and scopes. Update every app that uses it with the new secret.
        </RotateDialog>
      )}
      {rotated && (
        <SecretDialog
          {...rotated}
          note={
            rotated.previousSecretExpiresAt
              ? overlap(rotated.previousSecretExpiresAt)
              : 'The old secret no longer works.'
          }
          onClose={() => setRotated(null)}
        />
      )}
    </>
  );
}
