import { to } from '../../lib/paths';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { isFiltered, type MailboxSearch } from './mailbox-search';

export function MailboxEmpty({ search }: { search: MailboxSearch }) {
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={search.q === undefined ? 'No mail fits these filters' : `Nothing found for “${search.q}”`}
        action={
          <ButtonLink variant="default" {...to.mailbox()}>
            Show all mail
          </ButtonLink>
        }
      >
        The subject and the recipient’s name or address are looked for, not what the mail says.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No mail yet" action={<ButtonLink {...to.jobs()}>Go to jobs</ButtonLink>}>
      When you confirm a job and email the client, the message shows up here with its confirmation and calendar file.
    </EmptyState>
  );
}
