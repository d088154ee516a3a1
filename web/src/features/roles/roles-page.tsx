import { Button, Group, Select, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoleDto } from '../../api/generated/requests/types.gen';
import { type Me, may, useMe } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import { FailureAlert } from '../../form/failure-alert';
import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { Section } from '../../ui/section';
import { RoleMatrix } from './role-matrix';
import { type Drafts, NO_DRAFTS, toggled } from './role-drafts';
import { RoleTools } from './role-tools';
import { rolesOptions } from './roles-queries';
import classes from './roles.module.css';
import { useSavingRoles } from './use-saving-roles';

const mayManage = (me: Me) => may(me, 'users.manage', 'manage roles');

/** What each role may do, side by side; roles of the company’s own can be changed here. */
export function RolesPage() {
  const can = mayManage(useMe());
  const roles = usePrefetched(rolesOptions()).items;
  const [drafts, setDrafts] = useState<Drafts>(NO_DRAFTS);
  const { save, isSaving, error } = useSavingRoles(() => setDrafts(NO_DRAFTS));
  return (
    <>
      <Section title="Roles" action={can.ok && <ButtonLink {...to.roleNew()}>Create role</ButtonLink>}>
        <Text size="sm" c="dimmed">
          Built-in roles can’t be changed. To adjust one, duplicate it.
        </Text>
        {error && <FailureAlert error={error} sentences={[]} />}
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

/** All roles side by side; on a phone one at a time. */
function Columns({ roles, drafts, onToggle }: ColumnsProps) {
  const isNarrow = useMediaQuery('(max-width: 48em)', window.matchMedia('(max-width: 48em)').matches);
  const [chosenId, choose] = useState<string | null>(null);
  const chosen = roles.find(({ id }) => id === chosenId) ?? roles[0];
  if (!isNarrow || !chosen) return <RoleMatrix roles={roles} drafts={drafts} onToggle={onToggle} />;
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
