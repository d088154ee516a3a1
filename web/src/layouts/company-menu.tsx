import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconSelector } from '@tabler/icons-react';
import { useMe } from '../api/me';
import { Mark } from '../ui/logo';
import { MenuLater } from '../ui/menu-later';
import classes from './company-menu.module.css';

const loadMenu = async () => (await import('./opened-company-menu')).OpenedCompanyMenu;

/** The current company and, for members of several, a menu to switch. */
export function CompanyMenu() {
  const { tenant, memberships } = useMe();
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
    <MenuLater
      load={loadMenu}
      give={{}}
      target={(press) => (
        <UnstyledButton className={classes.root} {...press}>
          {name}
          <VisuallyHidden>, switch company</VisuallyHidden>
          <IconSelector size={16} aria-hidden />
        </UnstyledButton>
      )}
    />
  );
}
