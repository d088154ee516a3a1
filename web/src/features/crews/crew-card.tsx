import { Button, Group } from '@mantine/core';
import type { CrewDto, CrewMemberDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { to } from '../../lib/paths';
import { ButtonLink, TextLink } from '../../nav/links';
import { StatusMark } from '../../ui/status-mark';
import classes from './crews.module.css';
import { RecordHistoryButton } from '../audit';
import { Face } from '../../people/face';
import { Initials } from '../../ui/initials';
import { useCrewArchiving } from './use-crew-archiving';

export function CrewCard({ crew }: { crew: CrewDto }) {
  const { archive, restore } = useCrewArchiving(crew);
  const { id, name, colour, active, members, allowedActions } = crew;
  return (
    <li className={classes.crew}>
      <div className={classes.head}>
        <span className={classes.dot} style={{ background: colour }} aria-hidden />
        <h3 className={classes.name}>{name}</h3>
        {!active && <StatusMark tone="resting">Archived</StatusMark>}
        <Group gap="xs" ml="auto">
          {allowedActions.includes('add_member') && (
            <ButtonLink {...to.crewMemberNew(id)} size="compact-sm" variant="default">
              Add member
            </ButtonLink>
          )}
          {allowedActions.includes('update') && (
            <ButtonLink {...to.crewEdit(id)} size="compact-sm" variant="subtle">
              Edit
            </ButtonLink>
          )}
          {allowedActions.includes('archive') && (
            <Button onClick={archive} size="compact-sm" variant="subtle">
              Archive
            </Button>
          )}
          {allowedActions.includes('restore') && (
            <Button onClick={restore} size="compact-sm" variant="subtle">
              Restore
            </Button>
          )}
          <RecordHistoryButton entityType="crew" entityId={id} name={name} isQuiet />
        </Group>
      </div>
      {members.length === 0 && <p className={classes.soft}>No members yet.</p>}
      <ul className={classes.people} aria-label={`Members of ${name}`}>
        {members.map((member) => (
          <Person key={member.id} crewId={id} member={member} isLink={allowedActions.includes('update')} />
        ))}
      </ul>
    </li>
  );
}

function Person({ crewId, member, isLink }: { crewId: string; member: CrewMemberDto; isLink: boolean }) {
  const format = useFormat();
  const { id, name, phone, isLead, membershipId } = member;
  const facts = [isLead && 'Crew lead', phone && format.phone(phone), membershipId && 'Can sign in']
    .filter(Boolean)
    .join(' · ');
  return (
    <li className={classes.person}>
      {membershipId ? <Face membershipId={membershipId} name={name} size="sm" /> : <Initials name={name} size="sm" />}
      {isLink ? <TextLink {...to.crewMember(crewId, id)}>{name}</TextLink> : name}
      {facts && <span className={classes.soft}>{facts}</span>}
    </li>
  );
}
