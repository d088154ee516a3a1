import { verifyEmail } from '../../api/generated/requests/public.gen';
import { LinkAction } from './link-action';
import { NowOpen } from './now-open';

/** Where the link of a verification leads. */
export function VerifyEmailPage() {
  return (
    <LinkAction
      title="Verify your email"
      label="Verify email"
      act={(token) => verifyEmail({ body: { token }, throwOnError: true })}
      done={() => <NowOpen title="Email verified" />}
    >
      Confirm that this is your email address.
    </LinkAction>
  );
}
