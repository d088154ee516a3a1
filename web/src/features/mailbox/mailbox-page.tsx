import { PageHeader } from '../../ui/page-header';

export function MailboxPage() {
  return <PageHeader title="Mailbox" />;
}
