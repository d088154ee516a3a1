import { Tabs } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { type Me, useMe } from '../../api/me';
import { to } from '../../lib/paths';
import { PageHeader } from '../../ui/page-header';
import { auditCan } from '../audit';
import { signInCan } from '../company-sign-in';
import { developersCan } from '../developers';
import classes from './settings.module.css';

const TABS = [
  ['company', 'Company', to.settings],
  ['members', 'Team', to.settingsMembers],
  ['roles', 'Roles', to.roles],
  ['sign-in', 'Sign-in', to.settingsSignIn],
  ['crews', 'Crews', to.crews],
  ['developers', 'Developers', to.developers],
  ['audit-log', 'Audit log', to.auditLog],
  ['account', 'Your account', to.account],
  ['appearance', 'Appearance', to.settingsAppearance],
] as const;

export function SettingsPage() {
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const me = useMe();
  const [tab, part] = TABS.find(([name]) => pathname.startsWith(`/settings/${name}`)) ?? TABS[0];
  return (
    <PageHeader title="Settings" part={part}>
      <Tabs
        value={tab}
        onChange={(next) => {
          const chosen = TABS.find(([name]) => name === next);
          if (chosen) void navigate(chosen[2]());
        }}
      >
        <Tabs.List className={classes.tabs}>
          {TABS.filter(([name]) => name === tab || isLedTo(name, me)).map(([name, word]) => (
            <Tabs.Tab key={name} value={name} ref={name === tab ? scrollTo : undefined}>
              {word}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.panel} data-wide={tab === 'roles' || undefined}>
          <Outlet />
        </Tabs.Panel>
      </Tabs>
    </PageHeader>
  );
}

/** People without access see no link; a shared URL explains itself. */
function isLedTo(name: (typeof TABS)[number][0], me: Me): boolean {
  if (name === 'developers') return developersCan.viewKeys(me).ok || developersCan.readWebhooks(me).ok;
  if (name === 'sign-in') return signInCan.view(me).ok;
  return name !== 'audit-log' || auditCan.view(me).ok;
}

const scrollTo = (tab: HTMLButtonElement | null) => tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
