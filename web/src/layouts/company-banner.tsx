import { lazy, Suspense } from 'react';
import { useMe } from '../api/me';

const ReadOnlyBanner = lazy(async () => ({ default: (await import('./read-only-banner')).ReadOnlyBanner }));

/** Says on every page that the company is read-only. Nearly none is, so what it says is fetched by those that are. */
export function CompanyBanner() {
  const { status } = useMe().tenant;
  if (status !== 'suspended' && status !== 'closing') return null;
  return (
    <Suspense fallback={null}>
      <ReadOnlyBanner />
    </Suspense>
  );
}
