import { Button, Group, Select, Text } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { useMe } from '../../api/me';
import { teamCan } from '../../api/team-can';
import { usePrefetched } from '../../api/use-prefetched';
import { FailureAlert } from '../../form/failure-alert';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { Section } from '../../ui/section';
import { useIsPhone } from '../../ui/use-is-phone';
import { RoleMatrix } from './role-matrix';
import { type Drafts, NO_DRAFTS, toggled, without } from './role-drafts';
import { RoleTools } from './role-tools';
import classes from './roles.module.css';
import { useSavingRoles } from './use-saving-roles';

/** The permissions of all roles, side by side. Custom roles can be changed here. */
export function RolesPage() {
  const can = teamCan.manage(useMe());
  const roles = usePrefetched(listRolesOptions()).items;
  const [drafts, setDrafts] = useState<Drafts>(NO_DRAFTS);
  const { save, isSaving, error } = useSavingRoles((saved) => setDrafts((all) => without(all, saved)));
  return (
    <>
      <Section title="Roles" action={can.ok && <ButtonLink {...to.roleNew()}>Create role</ButtonLink>}>
        <Text size="sm" c="dimmed">
          The permissions of built-in roles can’t be changed. To adjust them, duplicate the role. Any role can require
          two-step verification.
        </Text>
        {error && <FailureAlert error={error} />}
        <Columns
          roles={roles}
          drafts={drafts}
          onToggle={(role, permission) => setDrafts(toggled(drafts, role, permission))}
        />
        {drafts.size > 0 && (
          <Group className={classes.bar} role="group" aria-label="Unsaved changes">
            <Text size="sm">{drafts.size === 1 ? '1 role changed' : `${drafts.size} roles changed`}</Text>
            <Button variant="default" onClick={() => setDrafts(NO_DRAFTS)}>
              Discard
            </Button>
            <Button loading={isSaving} onClick={() => save(roles, drafts)}>
              Save changes
            </Button>
          </Group>
        )}
      </Section>
      <Outlet />
    </>
  );
}

interface ColumnsProps {
  roles: readonly RoleDto[];
  drafts: Drafts;
  onToggle: Parameters<typeof RoleMatrix>[0]['onToggle'];
}

/** All roles side by side, or one at a time on a phone. */
function Columns({ roles, drafts, onToggle }: ColumnsProps) {
  const isPhone = useIsPhone();
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = roles.find(({ id }) => id === chosenId) ?? roles[0];
  if (!isPhone || !chosen) return <RoleMatrix roles={roles} drafts={drafts} onToggle={onToggle} />;
  return (
    <>
      <Group align="end" wrap="nowrap">
        <Select
          label="Role"
          className={classes.choice ?? ''}
          value={chosen.id}
          data={roles.map(({ id, name }) => ({ value: id, label: name }))}
          allowDeselect={false}
          onChange={choose}
        />
        <RoleTools role={chosen} />
      </Group>
      <RoleMatrix roles={[chosen]} drafts={drafts} onToggle={onToggle} isAlone />
    </>
  );
}
