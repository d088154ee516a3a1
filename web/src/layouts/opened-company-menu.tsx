import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useMe } from '../api/me';
import { useSwitchCompany } from '../api/use-switch-company';
import { OpenedMenu } from '../ui/opened-menu';
import classes from './company-menu.module.css';

export function OpenedCompanyMenu({ target }: { target: ReactElement }) {
  const { tenant, memberships } = useMe();
  const switchTo = useSwitchCompany();
  return (
    <OpenedMenu target={target} position="bottom-start" width={240}>
      {memberships.map(({ tenantId, tenantName }) => (
        <Menu.Item
          key={tenantId}
          leftSection={tenantId === tenant.id ? <IconCheck size={16} /> : <span className={classes.gap} />}
          onClick={() => switchTo(tenantId)}
        >
          {tenantName}
        </Menu.Item>
      ))}
    </OpenedMenu>
  );
}
