import { Button, Group } from '@mantine/core';
import type { InvitationDto } from '../../api/generated/requests/types.gen';
import { useFormat } from '../../api/me';
import { usePrefetched } from '../../api/use-prefetched';
import type { Format } from '../../lib/format';
import { Section } from '../../ui/section';
import { StatusMark, type Tone } from '../../ui/status-mark';
import { invitationsOptions } from './team-queries';
import classes from './team.module.css';
import { useInvitationActions } from './use-invitation-actions';

const STATES: Record<string, readonly [word: string, tone: Tone]> = {
  pending: ['Pending', 'waiting'],
  expired: ['Expired', 'trouble'],
};

/** People who were invited and haven’t joined yet. */
export function InvitationList() {
  const format = useFormat();
  const open = usePrefetched(invitationsOptions()).items.filter(({ allowedActions }) => allowedActions.length > 0);
  if (open.length === 0) return null;
  return (
    <Section title="Pending invitations">
      <ul className={classes.members} aria-label="Pending invitations">
        {open.map((invitation) => (
          <Invitation key={invitation.id} invitation={invitation} format={format} />
        ))}
      </ul>
    </Section>
  );
}

function Invitation({ invitation, format }: { invitation: InvitationDto; format: Format }) {
  const { resend, revoke, isBusy } = useInvitationActions(invitation);
  const { email, name, roleName, state, sentAt, expiresAt, invitedByName } = invitation;
  const [word, tone] = STATES[state] ?? [state, 'waiting'];
  return (
    <li className={classes.member}>
      <span className={classes.who}>
        <span>{name ?? email}</span>
        <span className={classes.soft}>
          {name ? `${email} · ` : ''}
          {roleName}
        </span>
      </span>
      <span className={classes.facts}>
        <StatusMark tone={tone}>{word}</StatusMark>
        <span className={classes.soft}>
          {state === 'expired'
            ? `Expired ${format.date(expiresAt)}`
            : `Sent ${format.ago(sentAt, new Date())} by ${invitedByName}`}
        </span>
      </span>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" loading={isBusy} onClick={resend} aria-label={`Resend to ${email}`}>
          Resend
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={revoke} aria-label={`Revoke invitation for ${email}`}>
          Revoke
        </Button>
      </Group>
    </li>
  );
}
