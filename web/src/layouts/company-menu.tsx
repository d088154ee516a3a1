import { Menu, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { useMe } from '../api/me';
import { useSwitchCompany } from '../api/use-switch-company';
import { Mark } from '../ui/logo';
import classes from './company-menu.module.css';

/** Which company this is; with more than one membership, the way to the others. */
export function CompanyMenu() {
  const { tenant, memberships } = useMe();
  const switchTo = useSwitchCompany();
  const name = (
    <>
      <span className={classes.mark}>
        <Mark size={26} />
      </span>
      <span className={classes.name}>{tenant.name}</span>
    </>
  );
  if (memberships.length < 2) return <div className={classes.root}>{name}</div>;

  return (
    <Menu position="bottom-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.root}>
          {name}
          <VisuallyHidden>, switch company</VisuallyHidden>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {memberships.map((membership) => (
          <Menu.Item
            key={membership.tenantId}
            leftSection={membership.tenantId === tenant.id ? <IconCheck size={16} /> : <span className={classes.gap} />}
            onClick={() => switchTo(membership.tenantId)}
          >
            {membership.tenantName}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
