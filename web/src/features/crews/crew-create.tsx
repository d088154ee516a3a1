import { useCreateCrew } from '../../api/generated/queries/queries';
import type { CrewDto } from '../../api/generated/requests/types.gen';
import { usePrefetched } from '../../api/use-prefetched';
import { CreateForm } from '../../form/create-form';
import { to } from '../../lib/paths';
import { CrewFields } from './crew-fields';
import { newCrewValues, toCrewBody } from './crew-form';
import { crewsOptions } from './crews-queries';

export function CrewCreate() {
  const { items: crews } = usePrefetched(crewsOptions());
  return (
    <CreateForm
      title="New crew"
      submitLabel="Create crew"
      initialValues={newCrewValues(crews)}
      useCreate={useCreateCrew}
      request={(values) => ({ body: toCrewBody(values) })}
      changes={{ entityType: 'crew', entityId: '' }}
      closesTo={to.crews()}
      // A crew without people is not finished.
      leadsTo={({ id }: CrewDto) => to.crewMemberNew(id)}
    >
      {(form) => <CrewFields form={form} />}
    </CreateForm>
  );
}
