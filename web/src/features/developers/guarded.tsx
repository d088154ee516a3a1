import type { ReactNode } from 'react';
import { useMe } from '../../api/me';
import { EmptyState } from '../../ui/empty-state';
import { developersCan } from './developers-can';

/** What only those see who manage API keys; others read why not. */
export function Guarded({ children }: { children: ReactNode }) {
  const can = developersCan.manageKeys(useMe());
  if (can.ok) return children;
  return (
    <EmptyState title="For those who look after programs">{`${can.because} Ask an owner or an admin.`}</EmptyState>
  );
}
