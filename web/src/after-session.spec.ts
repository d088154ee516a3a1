import { jest } from '@jest/globals';
import { leaveAfterSession } from './after-session';

function at(pathname: string, search = '') {
  return { pathname, search, reload: jest.fn(), replace: jest.fn() };
}

it.each(['/invitation', '/reset-password', '/sign-in'])('stays, with the fragment, on %s', (pathname) => {
  const place = at(pathname);
  leaveAfterSession(false, place);
  expect(place.reload).toHaveBeenCalledTimes(1);
  expect(place.replace).not.toHaveBeenCalled();
});

it('leads to the sign-in page and back, unless the user signed out', () => {
  const place = at('/clients', '?q=oak');
  leaveAfterSession(false, place);
  leaveAfterSession(true, place);
  leaveAfterSession(false, { ...at('/'), replace: place.replace });
  expect(place.replace.mock.calls).toEqual([['/sign-in?next=%2Fclients%3Fq%3Doak'], ['/sign-in'], ['/sign-in']]);
});
