import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { answered } from '../../api/answered';
import { useCreateCrew } from '../../api/generated/queries/queries';
import { useChanged } from '../../api/use-changed';
import { usePrefetched } from '../../api/use-prefetched';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { CrewFields } from './crew-fields';
import { newCrewValues, toCrewBody } from './crew-form';
import { crewsOptions } from './crews-queries';

export function CrewCreate() {
  const { items: crews } = usePrefetched(crewsOptions());
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: newCrewValues(crews) });
  const create = useCreateCrew(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async (result) => {
      const { id } = answered(result);
      await changed({ entityType: 'crew', entityId: id });
      // A crew without people is not finished.
      await navigate(to.crewMemberNew(id));
    },
  });
  return (
    <SideForm
      title="New crew"
      form={form}
      submitLabel="Create crew"
      loading={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate({ body: toCrewBody(values) })}
      onClose={() => void navigate(to.crews())}
    >
      <CrewFields form={form} />
    </SideForm>
  );
}
