import type { QueryClient } from '@tanstack/react-query';
import { meOptions } from '../../api/me';
import { FETCH_ONCE } from '../../api/fetch-once';
import { developersCan } from './developers-can';

/** Runs a page’s requests, unless the page will only say that access is denied. */
export async function ifAllowed(
  needs: keyof typeof developersCan,
  queries: QueryClient,
  fetch: () => Promise<unknown>,
): Promise<void> {
  const me = await queries.query({ ...meOptions(), ...FETCH_ONCE });
  if (developersCan[needs](me).ok) await fetch();
}
