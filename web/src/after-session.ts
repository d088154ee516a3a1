import { addressOf, isBeforeSignIn, to } from './lib/paths';

type Place = Pick<Location, 'pathname' | 'search' | 'reload' | 'replace'>;

/** Where to sign in, and come back to this page from. */
export const signInFrom = ({ pathname, search }: Pick<Place, 'pathname' | 'search'>): string => {
  const here = pathname + search;
  return addressOf(to.signIn(here === '/' ? undefined : here));
};

/** @param isMeant somebody signed out, so that nothing leads the next person back. */
export function leaveAfterSession(isMeant: boolean, place: Place): void {
  // What opens an invitation or a new password stands behind the `#` of its page, and stays there.
  if (isBeforeSignIn(place.pathname)) place.reload();
  else place.replace(isMeant ? addressOf(to.signIn()) : signInFrom(place));
}
