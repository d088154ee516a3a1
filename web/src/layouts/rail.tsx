import { UnstyledButton } from '@mantine/core';
import { IconSearch, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../api/me';
import { to } from '../lib/paths';
import { Keys } from '../ui/keys';
import { openPalette } from '../ui/palette-switch';
import { AccountMenu } from './account-menu';
import { CompanyMenu } from './company-menu';
import { destinationsFor } from './destinations';
import { LiveSign } from './live-sign';
import classes from './rail.module.css';

/**
 * Navigation on a desktop: always visible and no wider than it needs to be.
 * @param label accessible name; the drawer of a phone shows the same navigation again
 */
export function Rail({ label, showShortcuts }: { label: string; showShortcuts: () => void }) {
  const me = useMe();
  return (
    <section aria-label={`${label} sidebar`} className={classes.root}>
      <CompanyMenu />
      <UnstyledButton className={classes.search} onClick={openPalette}>
        <IconSearch size={16} aria-hidden />
        <span>Search</span>
        <Keys of={['/']} />
      </UnstyledButton>
      <nav aria-label={label} className={classes.nav}>
        {destinationsFor(me).map(({ name, icon: Icon, address }) => (
          <Link key={name} {...address} className={classes.link} preload="intent">
            <Icon size={18} stroke={1.6} aria-hidden />
            {name}
          </Link>
        ))}
      </nav>
      <div className={classes.foot}>
        <Link {...to.settings()} className={classes.link} preload="intent">
          <IconSettings size={18} stroke={1.6} aria-hidden />
          Settings
        </Link>
        <AccountMenu showShortcuts={showShortcuts} />
        <LiveSign />
      </div>
    </section>
  );
}
