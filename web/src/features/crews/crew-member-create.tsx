import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useAddCrewMember } from '../../api/generated/queries/queries';
import type { CrewDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { to } from '../../lib/paths';
import { newCrewMemberValues, toCrewMemberBody } from './crew-form';
import { CrewMemberFields } from './crew-member-fields';
import { useCrew } from './use-crew';

export function CrewMemberCreate() {
  const crew = useCrew();
  return crew ? <CreateForm crew={crew} /> : null;
}

function CreateForm({ crew }: { crew: CrewDto }) {
  const navigate = useNavigate();
  const changed = useChanged();
  const form = useForm({ initialValues: newCrewMemberValues(crew) });
  const close = () => navigate(to.crews());
  const add = useAddCrewMember(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'crew', entityId: crew.id });
      await close();
    },
  });
  return (
    <SideForm
      title={`Add member to ${crew.name}`}
      form={form}
      submitLabel="Add member"
      loading={add.isPending}
      error={add.error}
      onSubmit={(values) => add.mutate({ path: { crewId: crew.id }, body: toCrewMemberBody(values) })}
      onClose={() => void close()}
    >
      <CrewMemberFields form={form} />
    </SideForm>
  );
}
