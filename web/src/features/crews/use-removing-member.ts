import { ifMatch } from '../../api/client';
import { useAddCrewMember, useRemoveCrewMember } from '../../api/generated/queries/queries';
import type { CrewDto, CrewMemberDto } from '../../api/generated/requests/types.gen';
import { useChanged } from '../../api/use-changed';
import { toast } from '../../ui/toast';
import { crewMemberValues, toCrewMemberBody } from './crew-form';

/** Removes a member from a crew, with undo. */
export function useRemovingMember(crew: CrewDto, member: CrewMemberDto, onDone: () => Promise<void>) {
  const changed = useChanged();
  const tell = () => changed({ entityType: 'crew', entityId: crew.id });
  const add = useAddCrewMember(undefined, { onSuccess: tell });
  const putBack = () => add.mutate({ path: { crewId: crew.id }, body: toCrewMemberBody(crewMemberValues(member)) });
  const remove = useRemoveCrewMember(undefined, {
    meta: { failureShownBy: 'form' },
    onSuccess: async () => {
      await tell();
      await onDone();
      toast.done(`${member.name} removed from ${crew.name}`, { run: putBack });
    },
  });
  return {
    remove: () =>
      remove.mutate({ path: { crewId: crew.id, crewMemberId: member.id }, headers: ifMatch(member.version) }),
    error: remove.error,
    isBusy: remove.isPending,
  };
}
