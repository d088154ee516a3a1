import { Anchor, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DoorFacts } from '../../api/door';
import { addressOf, to } from '../../lib/paths';
import { DoorHeading } from './door-heading';

interface MailSentProps extends Pick<DoorFacts, 'mail'> {
  /** What was sent where. */
  children: ReactNode;
  /** Asks again, for another email; absent where there is no other. */
  onAgain?: () => void;
}

/** A link is on its way. */
export function MailSent({ mail, children, onAgain }: MailSentProps) {
  return (
    <Stack gap="lg" role="status">
      <DoorHeading title="Check your email">{children}</DoorHeading>
      {mail === 'saved' && (
        <Text>
          This server doesn’t send email. Its administrator finds the message in the account-mail folder of the data
          directory.
        </Text>
      )}
      {onAgain ? (
        <Text>
          {mail === 'saved' ? 'Wrong address? You can' : 'Nothing there? Look in your spam folder, or'}{' '}
          <Anchor component="button" type="button" underline="always" onClick={onAgain}>
            try another email
          </Anchor>
          .
        </Text>
      ) : (
        mail === 'sent' && <Text>Nothing there? Look in your spam folder.</Text>
      )}
      <BackToSignIn />
    </Stack>
  );
}

export function BackToSignIn() {
  return (
    <Anchor href={addressOf(to.signIn())} underline="always">
      Back to sign-in
    </Anchor>
  );
}
