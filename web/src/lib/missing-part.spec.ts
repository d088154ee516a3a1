import { isMissingPart, markMissingParts } from './missing-part';

it('knows a part that did not arrive by its error, which no longer makes the router load the document again', () => {
  const events = new EventTarget();
  markMissingParts(events);
  const error = new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/jobs.js');
  // Whoever wanted the part still gets the error.
  expect(
    events.dispatchEvent(Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload: error })),
  ).toBe(true);
  expect(error.message).not.toMatch(/^Failed to fetch/);
  expect(isMissingPart(error)).toBe(true);
  expect(isMissingPart(new TypeError('x is undefined'))).toBe(false);
});
