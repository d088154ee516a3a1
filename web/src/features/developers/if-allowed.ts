import type { QueryClient } from '@tanstack/react-query';
import { meOptions } from '../../api/me';
import { ONCE } from '../../api/once';
import { developersCan } from './developers-can';

/** Runs what a page needs, unless the page will only say that one may not see it. */
export async function ifAllowed(
  needs: keyof typeof developersCan,
  queries: QueryClient,
  fetch: () => Promise<unknown>,
): Promise<void> {
  const me = await queries.query({ ...meOptions(), ...ONCE });
  if (developersCan[needs](me).ok) await fetch();
}
