import { useDocumentTitle } from '@mantine/hooks';
import { EmptyState } from '../ui/empty-state';
import { WayOut } from './way-out';

export function NotFoundScreen() {
  useDocumentTitle('Not found · Hedgerow');
  return (
    <main>
      <EmptyState level={1} title="No such page" action={<WayOut />}>
        The address leads nowhere in Hedgerow.
      </EmptyState>
    </main>
  );
}
