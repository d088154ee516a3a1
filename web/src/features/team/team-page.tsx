import { getRouteApi, Outlet, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { listRolesOptions } from '../../api/generated/queries/queryOptions';
import type { MemberDto } from '../../api/generated/requests/types.gen';
import { useFormat, useMe } from '../../api/me';
import { teamCan } from '../../api/team-can';
import { usePrefetched, usePrefetchedPages } from '../../api/use-prefetched';
import type { Format } from '../../lib/format';
import { to } from '../../lib/paths';
import { ButtonLink, TextLink } from '../../nav/links';
import { SectionFilters } from '../../table/filter-bar';
import { FilterSelect } from '../../table/filter-select';
import { MoreButton } from '../../table/more-button';
import { EmptyState } from '../../ui/empty-state';
import { SearchField } from '../../ui/search-field';
import { Section } from '../../ui/section';
import { StatusMark } from '../../ui/status-mark';
import { Face } from '../../people/face';
import { InvitationList } from './invitation-list';
import { membersPages, parseTeamSearch, type TeamSearch } from './team-queries';
import classes from './team.module.css';

const route = getRouteApi('/shell/settings/members');

/** Team members and pending invitations. */
export function TeamPage() {
  const me = useMe();
  return (
    <>
      <Members mayInvite={teamCan.manage(me).ok} />
      {teamCan.viewInvitations(me).ok && <InvitationList />}
      <Outlet />
    </>
  );
}

function Members({ mayInvite }: { mayInvite: boolean }) {
  const search = route.useSearch();
  const format = useFormat();
  const list = useRef<HTMLUListElement>(null);
  const query = usePrefetchedPages(membersPages(search));
  const members = query.data.pages.flatMap(({ items }) => items);
  return (
    <Section
      title="Team members"
      action={mayInvite && <ButtonLink {...to.invitationNew()}>Invite team member</ButtonLink>}
    >
      <Filters search={search} onLeave={() => list.current?.querySelector('a')?.focus()} />
      {members.length === 0 && (
        <EmptyState title="No team members match these filters">Try part of a name or an email.</EmptyState>
      )}
      <ul ref={list} className={classes.members} aria-label="Team members">
        {members.map((member) => (
          <Member key={member.id} member={member} format={format} />
        ))}
      </ul>
      <MoreButton query={query} />
    </Section>
  );
}

function Filters({ search, onLeave }: { search: TeamSearch; onLeave: () => void }) {
  const navigate = useNavigate();
  const roles = usePrefetched(listRolesOptions()).items;
  const show = (changes: Record<string, unknown>) =>
    void navigate({ ...to.settingsMembers(), search: parseTeamSearch({ ...search, ...changes }), replace: true });
  return (
    <SectionFilters>
      <SearchField
        label="Search team members"
        placeholder="Name or email"
        value={search.q ?? ''}
        onSearch={(q) => show({ q })}
        onLeave={onLeave}
      />
      <FilterSelect
        aria-label="Role"
        w={190}
        value={search.role ?? ''}
        data={[{ value: '', label: 'All roles' }, ...roles.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(role) => show({ role })}
      />
      <FilterSelect
        aria-label="Status"
        w={150}
        value={search.status ?? ''}
        data={[
          { value: '', label: 'All statuses' },
          { value: 'active', label: 'Active' },
          { value: 'disabled', label: 'Disabled' },
        ]}
        onChange={(status) => show({ status })}
      />
    </SectionFilters>
  );
}

function Member({ member, format }: { member: MemberDto; format: Format }) {
  const { user } = useMe();
  const { id, userId, name, email, roleName, status, lastSeenAt } = member;
  return (
    <li className={classes.member}>
      <Face userId={userId} name={name} />
      <span className={classes.who}>
        <span>
          <TextLink {...to.member(id)}>{name}</TextLink>
          {userId === user.id && <span className={classes.soft}> (you)</span>}
        </span>
        <span className={classes.soft}>{email}</span>
      </span>
      <span className={classes.facts}>
        {status === 'disabled' && <StatusMark tone="resting">Disabled</StatusMark>}
        <span>{roleName}</span>
        <span className={classes.soft}>
          {lastSeenAt ? `Seen ${format.ago(lastSeenAt, new Date())}` : 'No recent activity'}
        </span>
      </span>
    </li>
  );
}
