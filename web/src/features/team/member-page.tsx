import { Button, Group, Select, Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { to } from '../../lib/paths';
import { TextLink } from '../../nav/links';
import { Facts } from '../../ui/facts';
import { SidePanel } from '../../ui/side-panel';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { RecordHistoryButton } from '../audit';
import { crewsOptions } from '../crews';
import { Face } from '../../people/face';
import { ResetSecondFactorDialog } from './reset-second-factor-dialog';
import { givableRoles } from './roles-to-give';
import { memberOptions } from './team-queries';
import { TransferDialog } from './transfer-dialog';
import { useMemberActions } from './use-member-actions';

const route = getRouteApi('/shell/settings/members/$membershipId');

/** One team member: role, status, and crew. */
export function MemberPage() {
  const { membershipId } = route.useParams();
  const member = usePrefetched(memberOptions(membershipId));
  const navigate = useNavigate();
  const close = () => navigate(to.settingsMembers());
  return (
    <SidePanel
      onClose={() => void close()}
      title={
        <Group gap="sm" wrap="nowrap">
          <Face userId={member.userId} name={member.name} />
          {member.name}
        </Group>
      }
    >
      <Stack gap="lg">
        <MemberFacts member={member} />
        <RoleChoice member={member} />
        <MemberActions member={member} onGone={close} />
        <div>
          <RecordHistoryButton entityType="membership" entityId={member.id} name={member.name} />
        </div>
      </Stack>
    </SidePanel>
  );
}

/** A status that is newer than this screen is shown by its name. */
const STATUS: Readonly<Record<string, readonly [word: string, tone: Tone]>> = {
  active: ['Active', 'growing'],
  disabled: ['Disabled', 'resting'],
};

function MemberFacts({ member }: { member: MemberDto }) {
  const format = useFormat();
  const crews = usePrefetched(crewsOptions()).items.filter(({ members }) =>
    members.some(({ membershipId }) => membershipId === member.id),
  );
  const [word, tone] = STATUS[member.status] ?? [member.status, 'resting'];
  return (
    <Facts
      facts={[
        ['Email', member.email],
        ['Role', member.roleName],
        [
          'Status',
          <StatusMark key="status" tone={tone}>
            {word}
          </StatusMark>,
        ],
        [
          'Crew',
          crews.length > 0 ? (
            crews.map(({ name }) => name).join(', ')
          ) : (
            <TextLink {...to.crews()}>Not on a crew</TextLink>
          ),
        ],
        ['Two-step verification', member.hasSecondFactor ? 'On' : 'Off'],
        ['Last seen', member.lastSeenAt ? format.ago(member.lastSeenAt, new Date()) : 'No recent activity'],
        ['Joined', format.date(member.createdAt)],
      ]}
    />
  );
}

function RoleChoice({ member }: { member: MemberDto }) {
  const me = useMe();
  const { changeRole, isChanging } = useMemberActions(member);
  const roles = givableRoles(usePrefetched(listRolesOptions()).items, me);
  if (!member.allowedActions.includes('update')) return null;
  return (
    <Select
      label="Change role"
      description="Takes effect right away."
      value={member.roleId}
      data={roles.map(({ id, name }) => ({ value: id, label: name }))}
      allowDeselect={false}
      disabled={isChanging}
      onChange={(roleId) => roleId && roleId !== member.roleId && changeRole(roleId)}
    />
  );
}

function MemberActions({ member, onGone }: { member: MemberDto; onGone: () => Promise<void> }) {
  const actions = useMemberActions(member, onGone);
  const [isHandingOver, setHandingOver] = useState(false);
  const [isResetting, setResetting] = useState(false);
  const allowed = new Set(member.allowedActions);
  return (
    <Group gap="sm">
      {allowed.has('enable') && (
        <Button variant="default" loading={actions.isBusy} onClick={actions.enable}>
          Enable
        </Button>
      )}
      {allowed.has('disable') && (
        <Button variant="default" loading={actions.isBusy} onClick={actions.disable}>
          Disable…
        </Button>
      )}
      {allowed.has('transfer_ownership') && (
        <Button variant="default" onClick={() => setHandingOver(true)}>
          Transfer ownership…
        </Button>
      )}
      {allowed.has('reset_second_factor') && (
        <Button variant="default" onClick={() => setResetting(true)}>
          Reset two-step verification…
        </Button>
      )}
      {allowed.has('remove') && (
        <Button variant="outline" color="haw" loading={actions.isBusy} onClick={actions.remove}>
          Remove…
        </Button>
      )}
      {isResetting && <ResetSecondFactorDialog member={member} onClose={() => setResetting(false)} />}
      {isHandingOver && <TransferDialog member={member} onClose={() => setHandingOver(false)} />}
    </Group>
  );
}
