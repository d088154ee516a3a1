import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { ifMatch } from '../../api/client';
import { useUpdateApiKey } from '../../api/generated/queries/queries';
import { useFormat, useMe } from '../../api/me';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { to } from '../../lib/paths';
import { ApiKeyFields } from './api-key-fields';
import { keyValues, toUpdateBody } from './api-key-form';
import { apiKeyOptions } from './api-keys-queries';
import { developersCan } from '../developers';

const route = getRouteApi('/shell/settings/developers/api-keys/$apiKeyId');

export function ApiKeyEdit() {
  return developersCan.manageKeys(useMe()).ok ? <EditForm /> : null;
}

function EditForm() {
  const { apiKeyId } = route.useParams();
  const key = usePrefetched(apiKeyOptions(apiKeyId));
  const format = useFormat();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, version, isConflict, takeIn } = useRecordForm(key, keyValues);
  const close = () => navigate(to.apiKey(key.id));
  const update = useUpdateApiKey(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'api_key', entityId: key.id });
      await close();
    },
    onError: async (problem) => {
      if (isConflict(problem)) takeIn(await queries.query({ ...apiKeyOptions(key.id), staleTime: 0 }));
    },
  });
  return (
    <SideForm
      title={`Edit ${key.name}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate({
          path: { keyId: key.id },
          headers: ifMatch(version),
          body: toUpdateBody(values, new Date()),
        })
      }
      onClose={() => void close()}
    >
      <ApiKeyFields
        form={form}
        end={key.expiresAt === null ? 'As now: never' : `As now: ${format.date(key.expiresAt)}`}
      />
    </SideForm>
  );
}
