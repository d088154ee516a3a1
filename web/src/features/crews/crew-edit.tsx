import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ifMatch } from '../../api/client';
import { useUpdateCrew } from '../../api/generated/queries/queries';
import type { CrewDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
import { changesOf } from '../../lib/patch';
import { to } from '../../lib/paths';
import { CrewFields } from './crew-fields';
import { crewValues, toCrewBody } from './crew-form';
import { crewsOptions } from './crews-queries';
import { useCrew } from './use-crew';

export function CrewEdit() {
  const crew = useCrew();
  return crew ? <EditForm crew={crew} /> : null;
}

function EditForm({ crew }: { crew: CrewDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, takeIn } = useRecordForm(crew, crewValues);
  const close = () => navigate(to.crews());
  const update = useUpdateCrew(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'crew', entityId: crew.id });
      await close();
    },
    onError: async (problem) => {
      if (!isConflict(problem)) return;
      const { items } = await queries.query({ ...crewsOptions(), staleTime: 0 });
      const newer = items.find(({ id }) => id === crew.id);
      if (newer) takeIn(newer);
    },
  });
  return (
    <SideForm
      title={`Edit ${crew.name}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error}
      onSubmit={(values) =>
        update.mutate({
          path: { crewId: crew.id },
          headers: ifMatch(version),
          body: changesOf(toCrewBody(before), toCrewBody(values)),
        })
      }
      onClose={() => void close()}
    >
      <CrewFields form={form} />
    </SideForm>
  );
}
