import { addressOf, isBeforeSignIn, to } from './lib/paths';

type Page = Pick<Location, 'pathname' | 'search' | 'reload' | 'replace'>;

/** The sign-in page, with the way back to this one. */
export const signInFrom = ({ pathname, search }: Pick<Page, 'pathname' | 'search'>): string => {
  const here = pathname + search;
  return addressOf(to.signIn(here === '/' ? undefined : here));
};

/** @param isMeant the person signed out, so the next one must not be led back */
export function leaveAfterSession(isMeant: boolean, page: Page): void {
  // The token of an invitation or password reset is behind the `#` of its page and stays there.
  if (isBeforeSignIn(page.pathname)) page.reload();
  else page.replace(isMeant ? addressOf(to.signIn()) : signInFrom(page));
}
