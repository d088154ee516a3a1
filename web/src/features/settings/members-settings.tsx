import { Accordion, Badge } from '@mantine/core';
import { listMembersOptions, listRolesOptions } from '../../api/generated/queries/queryOptions';
import { permissionLabel, usePermissions, withoutPlanned } from '../../api/permissions';
import { usePrefetched } from '../../api/use-prefetched';
import { Initials } from '../../ui/initials';
import { Section } from '../../ui/section';
import classes from './settings.module.css';

/** What stands beside the role. More may come, which then name themselves. */
const STATUS: Readonly<Record<string, string | null>> = { active: null, invited: 'Invited', disabled: 'Deactivated' };
const badgeOf = (status: string): string | null => (status in STATUS ? (STATUS[status] ?? null) : status);

export function MembersSettings() {
  const { items: members } = usePrefetched(listMembersOptions());
  const words = usePermissions();
  const roles = usePrefetched(listRolesOptions()).items.map(({ permissions, ...role }) => {
    return { ...role, permissions: withoutPlanned(words, permissions) };
  });
  return (
    <>
      <Section title="Team members">
        <ul className={classes.members}>
          {members.map(({ id, name, email, roleName, status }) => (
            <li key={id} className={classes.member}>
              <Initials name={name} />
              <span className={classes.who}>
                {name}
                <span className={classes.soft}>{email}</span>
              </span>
              <span className={classes.soft}>
                {roleName} {badgeOf(status) && <Badge color="gray">{badgeOf(status)}</Badge>}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="Roles and permissions">
        <Accordion chevronPosition="left">
          {roles.map(({ id, name, permissions }) => (
            <Accordion.Item key={id} value={id}>
              <Accordion.Control>
                {name} <span className={classes.soft}>{permissions.length} permissions</span>
              </Accordion.Control>
              <Accordion.Panel>
                <ul className={classes.permissions}>
                  {permissions.map((permission) => (
                    <li key={permission}>{permissionLabel(words, permission)}</li>
                  ))}
                </ul>
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </Section>
    </>
  );
}
