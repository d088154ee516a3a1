import { secureAccount } from '../../api/generated/requests/public.gen';
import type { DoorFacts } from '../../api/door';
import { LinkAction } from './link-action';
import { MailSent } from './mail-sent';

/** Where the link of a notice leads, for people who did not do what it tells of. */
export function SecureAccountPage({ mail }: Pick<DoorFacts, 'mail'>) {
  return (
    <LinkAction
      title="Secure your account"
      label="Secure account"
      act={async (token) => (await secureAccount({ body: { token }, throwOnError: true })).data}
      done={({ email }) => (
        <MailSent mail={mail}>
          A link for {email} {mail === 'saved' ? 'was saved on this server' : 'is on its way'}. It works for an hour.
        </MailSent>
      )}
    >
      You’ll be signed out on all devices and get an email with a link to choose a new password. Your old password will
      stop working.
    </LinkAction>
  );
}
