import { Button, Group } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useUpdateCrewMember } from '../../api/generated/queries/queries';
import type { CrewDto, CrewMemberDto } from '../../api/generated/requests/types.gen';
import { EditForm } from '../../form/edit-form';
import { changesOf } from '../../lib/patch';
import { to } from '../../lib/paths';
import { crewMemberValues, toCrewMemberBody } from './crew-form';
import { CrewMemberFields } from './crew-member-fields';
import { crewsOptions } from './crews-queries';
import { useCrew } from './use-crew';
import { useRemovingMember } from './use-removing-member';

export function CrewMemberEdit() {
  const crew = useCrew();
  const { crewMemberId } = useParams({ strict: false });
  const member = crew?.members.find(({ id }) => id === crewMemberId);
  return crew && member ? <MemberForm crew={crew} member={member} /> : null;
}

function MemberForm({ crew, member }: { crew: CrewDto; member: CrewMemberDto }) {
  const navigate = useNavigate();
  const removing = useRemovingMember(crew, member, () => navigate(to.crews()));
  return (
    <EditForm
      title={`Edit ${member.name}`}
      record={member}
      valuesOf={crewMemberValues}
      useUpdate={useUpdateCrewMember}
      request={(values, before, headers) => ({
        path: { crewId: crew.id, crewMemberId: member.id },
        headers,
        body: changesOf(toCrewMemberBody(before), toCrewMemberBody(values)),
      })}
      readAgain={async (queries) => {
        const { items } = await queries.query({ ...crewsOptions(), staleTime: 0 });
        return items.flatMap(({ members }) => members).find(({ id }) => id === member.id);
      }}
      changes={{ entityType: 'crew', entityId: crew.id }}
      leadsTo={to.crews()}
      otherError={removing.error}
    >
      {(form) => (
        <>
          <CrewMemberFields form={form} />
          <Group>
            <Button color="haw" variant="outline" loading={removing.isBusy} onClick={removing.remove}>
              Remove from crew
            </Button>
          </Group>
        </>
      )}
    </EditForm>
  );
}
