/** @jest-environment jsdom */
import { cleanup, screen } from '@testing-library/react';
import { meOptions } from '../api/me';
import { Problem } from '../api/problem';
import { markMissingParts } from '../lib/missing-part';
import { show } from '../testing/screen';
import { ErrorScreen } from './error-screen';

const REQUEST = '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b';
const problem = (status: number, body: object = {}) =>
  new Problem(status, { requestId: REQUEST, ...body }, { title: 'No' });

const showPage = (error: Error, permissions = ['clients.read.all']) =>
  show(<ErrorScreen error={error} reset={() => {}} />, { fetched: [[meOptions().queryKey, { permissions }]] });
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;

it('shows the request id of a server error, and offers a retry', async () => {
  await showPage(problem(500, { title: 'Something went wrong' }));
  expect(heading()).toBe('The server couldn’t complete this');
  expect(screen.getByRole('alert').textContent).toContain(`Request ID: ${REQUEST}`);
  expect(screen.queryByRole('button', { name: 'Try again' })).not.toBeNull();
});

it('leads away from an unknown address, instead of offering a retry', async () => {
  await showPage(problem(404, { code: 'client_not_found' }));
  expect(heading()).toBe('Not found');
  // Nobody has to look this up.
  expect(screen.getByRole('alert').textContent).not.toContain(REQUEST);
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  expect(screen.getByRole('link', { name: 'Go to clients' }).getAttribute('href')).toBe('/clients');
});

it('leads a crew to its day, and those who may see nothing to the start page', async () => {
  await showPage(problem(404), ['visits.read.assigned', 'jobs.read.assigned']);
  expect(screen.getByRole('link', { name: 'Go to my day' }).getAttribute('href')).toBe('/my-day');
  cleanup();
  await showPage(problem(404), []);
  expect(screen.getByRole('link', { name: 'Go to the start page' }).getAttribute('href')).toBe('/');
});

it.each([
  ['no answer at all', new Problem(0, {}, { title: 'The server cannot be reached.' }), 'Can’t reach the server'],
  ['a role that may not', problem(403), 'You don’t have access'],
  ['a fault of the page', new TypeError('x is undefined'), 'Something went wrong'],
])('distinguishes %s', async (_, error, title) => {
  await showPage(error);
  expect(heading()).toBe(title);
});

it('offers no retry for a missing permission', async () => {
  await showPage(problem(403));
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
});

it('says that a part of the app did not arrive, and why', async () => {
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  const events = new EventTarget();
  markMissingParts(events);
  const error = new TypeError('Failed to fetch dynamically imported module: /assets/jobs.js');
  events.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
  await showPage(error);
  expect(heading()).toBe('This page couldn’t load');
  expect(screen.getByRole('alert').textContent).toContain('You’re offline.');
  expect(screen.queryByRole('button', { name: 'Reload page' })).not.toBeNull();
});
