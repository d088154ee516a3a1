import { to } from '../../lib/paths';
import { isFiltered } from '../../lib/search';
import { ButtonLink } from '../../nav/links';
import { EmptyState } from '../../ui/empty-state';
import { type MailboxSearch } from './mailbox-search';

export function MailboxEmpty({ search }: { search: MailboxSearch }) {
  if (isFiltered(search)) {
    return (
      <EmptyState
        title={search.q === undefined ? 'No messages match these filters' : `No results for “${search.q}”`}
        action={
          <ButtonLink variant="default" {...to.mailbox()}>
            Show all messages
          </ButtonLink>
        }
      >
        Search covers the subject and the recipient’s name and email, not the message text.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No messages yet" action={<ButtonLink {...to.jobs()}>Go to jobs</ButtonLink>}>
      When you confirm a job and email the client, the message shows up here with its confirmation and calendar file.
    </EmptyState>
  );
}
