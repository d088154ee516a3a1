import { useDocumentTitle } from '@mantine/hooks';
import { EmptyState } from '../ui/empty-state';
import { WayOut } from './way-out';

export function NotFoundScreen() {
  useDocumentTitle('Not found · Hedgerow');
  return (
    <main>
      <EmptyState level={1} title="Page not found" action={<WayOut />}>
        Check the link, or go back and try again.
      </EmptyState>
    </main>
  );
}
