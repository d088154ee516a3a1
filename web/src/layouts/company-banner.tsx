import { lazy, Suspense } from 'react';
import { isReadOnly, useMe } from '../api/me';

const ReadOnlyBanner = lazy(async () => ({ default: (await import('./read-only-banner')).ReadOnlyBanner }));

/** Says on every page that the company is read-only. Nearly none is, so what it says is fetched by those that are. */
export function CompanyBanner() {
  if (!isReadOnly(useMe().tenant)) return null;
  return (
    <Suspense fallback={null}>
      <ReadOnlyBanner />
    </Suspense>
  );
}
