import { useState } from 'react';
import { answered } from '../../api/answered';
import { useRotateWebhookSecret } from '../../api/generated/queries/queries';
import type { WebhookEndpointDto, WebhookEndpointWithSecretDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { ActionButton } from '../../ui/action-button';
import { Section } from '../../ui/section';
import { RotateDialog } from '../developers';
import { SecretDialog } from '../developers';
import rows from '../../ui/rows.module.css';
import { webhookCan } from './webhook-can';
import { nameOf } from './webhook-words';

/** The secrets that sign deliveries, and their rotation. */
export function SigningSecret({ endpoint }: { endpoint: WebhookEndpointDto }) {
  const can = webhookCan.act(useMe(), endpoint, 'rotate_secret');
  const format = useFormat();
  const changed = useChanged();
  const [isRotating, setIsRotating] = useState(false);
  const [rotated, setRotated] = useState<WebhookEndpointWithSecretDto | null>(null);
  const rotate = useRotateWebhookSecret(undefined, {
    onSuccess: async (result) => {
      setIsRotating(false);
      setRotated(answered(result));
      await changed({ entityType: 'webhook_endpoint', entityId: endpoint.id });
    },
  });
  const until = rotated?.secrets.find(({ expiresAt }) => expiresAt !== null)?.expiresAt;
  return (
    <Section
      title="Signing secret"
      action={
        <ActionButton can={can} variant="default" onClick={() => setIsRotating(true)}>
          Rotate secret
        </ActionButton>
      }
    >
      <ul className={rows.rows} aria-label="Secrets">
        {endpoint.secrets.map(({ id, hint, createdAt, expiresAt }) => (
          <li key={id} className={rows.row}>
            <code>whsec_…{hint}</code>
            <span className={rows.soft}>
              {expiresAt ? `Expires ${format.moment(expiresAt)}` : `Active since ${format.moment(createdAt)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className={rows.soft}>
        Deliveries are signed using the Standard Webhooks spec. Always verify the signature before you trust a payload.
      </p>
      {isRotating && (
        <RotateDialog
          name={nameOf(endpoint)}
          meanwhile="keeps signing"
          loading={rotate.isPending}
          onRotate={(overlapSeconds) =>
            rotate.mutate({ path: { webhookEndpointId: endpoint.id }, body: { overlapSeconds } })
          }
          onClose={() => setIsRotating(false)}
        >
          Until the old secret expires, every delivery carries both signatures, so you can switch without downtime.
        </RotateDialog>
      )}
      {rotated && (
        <SecretDialog
          name={nameOf(rotated)}
          secret={rotated.secret}
          note={
            until
              ? `The old secret also signs deliveries until ${format.moment(until)}.`
              : 'The old secret no longer signs deliveries.'
          }
          onClose={() => setRotated(null)}
        />
      )}
    </Section>
  );
}
