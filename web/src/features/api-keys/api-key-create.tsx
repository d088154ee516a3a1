import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCreateApiKey } from '../../api/generated/queries/queries';
import type { ApiKeySecretDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { developersCan, SecretDialog } from '../developers';
import { ApiKeyFields } from './api-key-fields';
import { newKeyValues, toCreateBody } from './api-key-form';

export function ApiKeyCreate() {
  const mayManage = developersCan.manageKeys(useMe()).ok;
  const navigate = useNavigate();
  const [made, setMade] = useState<ApiKeySecretDto | null>(null);
  if (!mayManage) return null;
  if (made) return <SecretDialog {...made} onClose={() => void navigate(to.apiKey(made.id))} />;
  return (
    <CreateForm
      title="New API key"
      submitLabel="Create key"
      initialValues={newKeyValues()}
      useCreate={useCreateApiKey}
      request={(values) => ({ body: toCreateBody(values, new Date()) })}
      changes={{ entityType: 'api_key', entityId: '' }}
      onMade={(key: ApiKeySecretDto) => setMade(key)}
      closesTo={to.apiKeys()}
      leadsTo={null}
    >
      {(form) => <ApiKeyFields form={form} />}
    </CreateForm>
  );
}
