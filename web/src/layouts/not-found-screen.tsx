import { useDocumentTitle } from '@mantine/hooks';
import { to } from '../lib/paths';
import { ButtonLink } from '../nav/links';
import { EmptyState } from '../ui/empty-state';

export function NotFoundScreen() {
  useDocumentTitle('Not found · Hedgerow');
  return (
    <main>
      <EmptyState level={1} title="No such page" action={<ButtonLink {...to.clients()}>Go to clients</ButtonLink>}>
        The address leads nowhere in Hedgerow.
      </EmptyState>
    </main>
  );
}
