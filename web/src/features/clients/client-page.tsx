import { Badge, Button, Menu, Tabs } from '@mantine/core';
import { IconArrowLeft, IconBan, IconDots, IconPencil } from '@tabler/icons-react';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { clientCan } from '../../api/client-can';
import { jobCan } from '../../api/job-can';
import { useMe } from '../../api/me';
import { mayOpen } from '../../api/place-can';
import { useClient } from '../../api/use-client';
import { to } from '../../lib/paths';
import { ButtonLink, TextLink } from '../../nav/links';
import { PageHeader } from '../../ui/page-header';
import { ClientStatus } from './client-status';
import classes from './client.module.css';
import { useArchiving } from './use-archiving';

const TABS = [
  ['overview', 'Overview', 'clients'],
  ['jobs', 'Jobs', 'jobs'],
  ['activity', 'Activity', 'activity'],
] as const;

export function ClientPage() {
  const me = useMe();
  const client = useClient();
  const navigate = useNavigate();
  const tab = useTab();
  const { archive, restore, isBusy } = useArchiving(client);
  const addresses = { overview: to.client, jobs: to.clientJobs, activity: to.clientActivity };
  const isArchived = client.archivedAt !== null;
  const toggle = isArchived ? clientCan.restore(me, client) : clientCan.archive(me, client);

  return (
    <div className={classes.page}>
      <PageHeader
        title={client.displayName}
        part={TABS.slice(1).find(([name]) => name === tab)?.[1]}
        above={
          <TextLink {...to.clients()} className={classes.back}>
            <IconArrowLeft size={14} aria-hidden /> Clients
          </TextLink>
        }
        below={
          <>
            <ClientStatus status={client.status} />
            <span>{client.number}</span>
            {client.companyName && client.companyName !== client.displayName && <span>{client.companyName}</span>}
            {client.tags.map((tag) => (
              <Badge key={tag} color="gray">
                {tag}
              </Badge>
            ))}
          </>
        }
        actions={
          <>
            {jobCan.create(me).ok && !isArchived && <ButtonLink {...to.jobNew(client.id)}>Create job</ButtonLink>}
            {clientCan.edit(me).ok && (
              <ButtonLink
                variant="default"
                leftSection={<IconPencil size={16} stroke={1.6} aria-hidden />}
                {...to.clientEdit(client.id)}
              >
                Edit
              </ButtonLink>
            )}
            <Menu>
              <Menu.Target>
                <Button variant="default" px="xs" aria-label="More actions" loading={isBusy}>
                  <IconDots size={18} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item disabled={!toggle.ok} onClick={isArchived ? restore : archive}>
                  {isArchived ? 'Restore' : 'Archive'}
                </Menu.Item>
                {!toggle.ok && <Menu.Label>{toggle.because}</Menu.Label>}
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        {client.doNotService && (
          <p className={classes.stop} role="note">
            <IconBan size={18} aria-hidden />
            <span>
              <strong>Do not service.</strong> {client.doNotServiceReason}
            </span>
          </p>
        )}
        <Tabs
          value={tab}
          onChange={(next) => {
            const chosen = TABS.find(([name]) => name === next);
            if (chosen) void navigate(addresses[chosen[0]](client.id));
          }}
        >
          <Tabs.List>
            {TABS.filter(([, , place]) => mayOpen(me, place)).map(([name, word]) => (
              <Tabs.Tab key={name} value={name}>
                {word}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab} className={classes.panel}>
            <Outlet />
          </Tabs.Panel>
        </Tabs>
      </PageHeader>
    </div>
  );
}

function useTab(): (typeof TABS)[number][0] {
  const { pathname } = useLocation();
  return TABS.find(([name]) => pathname.endsWith(`/${name}`))?.[0] ?? 'overview';
}
