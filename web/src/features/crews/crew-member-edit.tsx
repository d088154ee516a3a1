import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { ifMatch } from '../../api/client';
import { useUpdateCrewMember } from '../../api/generated/queries/queries';
import type { CrewDto, CrewMemberDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { SideForm } from '../../form/side-form';
import { useRecordForm } from '../../form/use-record-form';
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
  return crew && member ? <EditForm crew={crew} member={member} /> : null;
}

function EditForm({ crew, member }: { crew: CrewDto; member: CrewMemberDto }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const changed = useChanged();
  const { form, before, version, isConflict, takeIn } = useRecordForm(member, crewMemberValues);
  const close = () => navigate(to.crews());
  const path = { crewId: crew.id, crewMemberId: member.id };
  const update = useUpdateCrewMember(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await changed({ entityType: 'crew', entityId: crew.id });
      await close();
    },
    onError: async (problem) => {
      if (!isConflict(problem)) return;
      const { items } = await queries.query({ ...crewsOptions(), staleTime: 0 });
      const newer = items.flatMap(({ members }) => members).find(({ id }) => id === member.id);
      if (newer) takeIn(newer);
    },
  });
  const removing = useRemovingMember(crew, member, close);
  return (
    <SideForm
      title={`Edit ${member.name}`}
      form={form}
      submitLabel="Save"
      loading={update.isPending}
      error={update.error ?? removing.error}
      onSubmit={(values) =>
        update.mutate({
          path,
          headers: ifMatch(version),
          body: changesOf(toCrewMemberBody(before), toCrewMemberBody(values)),
        })
      }
      onClose={() => void close()}
    >
      <CrewMemberFields form={form} />
      <Group>
        <Button color="red" variant="subtle" loading={removing.isBusy} onClick={removing.remove}>
          Take out of the crew
        </Button>
      </Group>
    </SideForm>
  );
}
