import { type ErrorComponentProps, useParentMatches, useRouter } from '@tanstack/react-router';
import { Problem } from '../api/problem';
import { SidePanel } from '../ui/side-panel';
import { EmptyState } from '../ui/empty-state';
import { ErrorScreen } from './error-screen';

/** Shown instead of a form that this person may not send. The page below stays, and closing returns to it. */
export function RefusedForm(failure: ErrorComponentProps) {
  const router = useRouter();
  const below = useParentMatches().at(-1)?.pathname ?? '/';
  const { error }: { error: unknown } = failure;
  return (
    <SidePanel onClose={() => void router.navigate({ href: below })}>
      {error instanceof Problem && error.status === 403 ? (
        <EmptyState title={error.code === 'tenant_suspended' ? 'Nothing can be changed' : 'You don’t have access'}>
          {error.message}
        </EmptyState>
      ) : (
        <ErrorScreen {...failure} />
      )}
    </SidePanel>
  );
}
