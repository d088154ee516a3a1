/** @jest-environment jsdom */
import { fetchMissingStyles, isMissingPart, markMissingParts, rememberMissingStyles } from './missing-part';

it('recognizes a missing chunk by its error, which no longer makes the router reload the document', () => {
  const events = new EventTarget();
  markMissingParts(events);
  const error = new TypeError('Failed to fetch dynamically imported module: http://localhost/assets/jobs.js');
  // The caller still gets the error.
  expect(
    events.dispatchEvent(Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload: error })),
  ).toBe(true);
  expect(error.message).not.toMatch(/^Failed to fetch/);
  expect(isMissingPart(error)).toBe(true);
  expect(isMissingPart(new TypeError('x is undefined'))).toBe(false);
});

describe('styles that failed to load', () => {
  const network = new EventTarget();
  const sheets = () => [...document.head.querySelectorAll('link')];
  const hrefs = () => sheets().map((link) => link.getAttribute('href'));
  const answer = (how: 'load' | 'error', href: string) =>
    sheets()
      .find((link) => link.getAttribute('href')?.endsWith(href))
      ?.dispatchEvent(new Event(how));

  beforeAll(() => rememberMissingStyles(document, network));
  beforeEach(() => {
    document.head.innerHTML = ['a', 'b', 'c'].map((name) => `<link rel="stylesheet" href="/${name}.css">`).join('');
  });

  it('are requested again in their place, until they arrive', async () => {
    const [first, failed, last] = sheets();
    answer('error', '/b.css');
    const fetched = fetchMissingStyles();
    expect(hrefs()).toEqual(['/a.css', expect.stringMatching(/\/b\.css$/), '/c.css']);
    expect([sheets()[0], sheets()[2]]).toEqual([first, last]);
    expect(sheets()[1]).not.toBe(failed);
    answer('error', '/b.css');
    await fetched;

    const failedAgain = sheets()[1];
    network.dispatchEvent(new Event('online'));
    const arriving = sheets()[1];
    expect(arriving).not.toBe(failedAgain);
    answer('load', '/b.css');
    await fetchMissingStyles();
    expect(sheets()[1]).toBe(arriving);
  });

  it('are not confused with images and scripts', async () => {
    document.head.append(document.createElement('script'));
    document.head.lastElementChild?.dispatchEvent(new Event('error'));
    await fetchMissingStyles();
    expect(hrefs()).toEqual(['/a.css', '/b.css', '/c.css']);
  });
});
