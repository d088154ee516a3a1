import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answered } from '../../api/answered';
import { useCreateApiKey } from '../../api/generated/queries/queries';
import type { ApiKeySecretDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { developersCan } from '../developers';
import { SecretDialog } from '../developers';
import { ApiKeyFields } from './api-key-fields';
import { newKeyValues, toCreateBody } from './api-key-form';

export function ApiKeyCreate() {
  const mayManage = developersCan.manageKeys(useMe()).ok;
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: newKeyValues() });
  const [made, setMade] = useState<ApiKeySecretDto | null>(null);
  const create = useCreateApiKey(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const key = answered(result);
      setMade(key);
      await changed({ entityType: 'api_key', entityId: key.id });
    },
  });
  if (!mayManage) return null;
  if (made) return <SecretDialog {...made} onClose={() => void navigate(to.apiKey(made.id))} />;
  return (
    <SideForm
      title="New API key"
      form={form}
      submitLabel="Create key"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ body: toCreateBody(values, new Date()) })}
      onClose={() => void navigate(to.apiKeys())}
    >
      <ApiKeyFields form={form} />
    </SideForm>
  );
}
