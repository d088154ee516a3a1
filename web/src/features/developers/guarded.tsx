import type { ReactNode } from 'react';
import { useMe } from '../../api/me';
import { EmptyState } from '../../ui/empty-state';
import { developersCan } from './developers-can';

interface GuardedProps {
  /** What one has to be allowed to do. */
  needs?: keyof typeof developersCan;
  children: ReactNode;
}

/** What only those see who look after it; others read why not. */
export function Guarded({ needs = 'manageKeys', children }: GuardedProps) {
  const can = developersCan[needs](useMe());
  if (can.ok) return children;
  return <EmptyState title="You don’t have access">{`${can.because} Ask an owner or admin.`}</EmptyState>;
}
