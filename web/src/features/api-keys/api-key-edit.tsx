import { getRouteApi } from '@tanstack/react-router';
import { useUpdateApiKey } from '../../api/generated/queries/queries';
import { useFormat, useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { EditForm } from '../../form/edit-form';
import { to } from '../../lib/paths';
import { developersCan } from '../developers';
import { ApiKeyFields } from './api-key-fields';
import { keyValues, toUpdateBody } from './api-key-form';
import { apiKeyOptions } from './api-keys-queries';

const route = getRouteApi('/shell/settings/developers/api-keys/$apiKeyId');

export function ApiKeyEdit() {
  return developersCan.manageKeys(useMe()).ok ? <KeyForm /> : null;
}

function KeyForm() {
  const { apiKeyId } = route.useParams();
  const key = usePrefetched(apiKeyOptions(apiKeyId));
  const format = useFormat();
  return (
    <EditForm
      title={`Edit ${key.name}`}
      record={key}
      valuesOf={keyValues}
      useUpdate={useUpdateApiKey}
      request={(values, _before, headers) => ({
        path: { keyId: key.id },
        headers,
        body: toUpdateBody(values, new Date()),
      })}
      readAgain={(queries) => queries.query({ ...apiKeyOptions(key.id), staleTime: 0 })}
      changes={{ entityType: 'api_key', entityId: key.id }}
      leadsTo={to.apiKey(key.id)}
    >
      {(form) => (
        <ApiKeyFields
          form={form}
          end={key.expiresAt === null ? 'Keep current: never' : `Keep current: ${format.date(key.expiresAt)}`}
        />
      )}
    </EditForm>
  );
}
