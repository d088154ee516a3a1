import { useUpdateCrew } from '../../api/generated/queries/queries';
import { EditForm } from '../../form/edit-form';
import { changesOf } from '../../lib/patch';
import { to } from '../../lib/paths';
import { CrewFields } from './crew-fields';
import { crewValues, toCrewBody } from './crew-form';
import { crewsOptions } from './crews-queries';
import { useCrew } from './use-crew';

export function CrewEdit() {
  const crew = useCrew();
  if (!crew) return null;
  return (
    <EditForm
      title={`Edit ${crew.name}`}
      record={crew}
      valuesOf={crewValues}
      useUpdate={useUpdateCrew}
      request={(values, before, headers) => ({
        path: { crewId: crew.id },
        headers,
        body: changesOf(toCrewBody(before), toCrewBody(values)),
      })}
      readAgain={async (queries) => {
        const { items } = await queries.query({ ...crewsOptions(), staleTime: 0 });
        return items.find(({ id }) => id === crew.id);
      }}
      changes={{ entityType: 'crew', entityId: crew.id }}
      leadsTo={to.crews()}
    >
      {(form) => <CrewFields form={form} />}
    </EditForm>
  );
}
