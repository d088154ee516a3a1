import type { ReactNode } from 'react';
import { useMe } from '../../api/me';
import { EmptyState } from '../../ui/empty-state';
import { developersCan } from './developers-can';

interface GuardedProps {
  /** The permission it takes. */
  needs?: keyof typeof developersCan;
  children: ReactNode;
}

/** Shows its children to people who may see them; others learn why not. */
export function Guarded({ needs = 'viewKeys', children }: GuardedProps) {
  const can = developersCan[needs](useMe());
  if (can.ok) return children;
  return <EmptyState title="You don’t have access">{`${can.because} Ask an owner or admin.`}</EmptyState>;
}
