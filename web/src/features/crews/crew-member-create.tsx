import { useAddCrewMember } from '../../api/generated/queries/queries';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { newCrewMemberValues, toCrewMemberBody } from './crew-form';
import { CrewMemberFields } from './crew-member-fields';
import { useCrew } from './use-crew';

export function CrewMemberCreate() {
  const crew = useCrew();
  if (!crew) return null;
  return (
    <CreateForm
      title={`Add member to ${crew.name}`}
      submitLabel="Add member"
      initialValues={newCrewMemberValues(crew)}
      useCreate={useAddCrewMember}
      request={(values) => ({ path: { crewId: crew.id }, body: toCrewMemberBody(values) })}
      changes={{ entityType: 'crew', entityId: crew.id }}
      closesTo={to.crews()}
    >
      {(form) => <CrewMemberFields form={form} />}
    </CreateForm>
  );
}
