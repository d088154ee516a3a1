import { completeEmailChange } from '../../api/generated/requests/public.gen';
import { LinkAction } from './link-action';
import { NowOpen } from './now-open';

/** Where the link in a mail to a new email leads. */
export function ConfirmEmailPage() {
  return (
    <LinkAction
      title="Confirm your new email"
      label="Confirm email"
      act={(token) => completeEmailChange({ body: { token }, throwOnError: true })}
      done={() => <NowOpen title="Email changed" />}
    >
      From now on, you’ll sign in with it.
    </LinkAction>
  );
}
