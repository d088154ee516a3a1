import { httpApp, type HttpTestApp, type InjectOptions } from '../support/index.js';
import { operations, parametersOf, type Route } from './contract-document.js';
import { addressOf } from './isolation/requests.js';
import { aFullCompany, type Samples } from './isolation/samples.js';

const each = (places: Route[]) => places.map((place): [string, Route] => [place.place, place]);
const patches = operations.filter(({ method }) => method === 'patch');
const versioned = operations.filter(({ operation }) => parametersOf(operation, 'header').includes('If-Match'));
const withBody = operations.filter(({ operation }) => operation.requestBody);

/** What nobody but the caller changes. */
const UNVERSIONED = new Set(['PATCH /api/v1/auth/profile']);

describe('operations that change a record', () => {
  let app: HttpTestApp;
  let own: Samples;
  beforeAll(async () => {
    app = await httpApp();
    own = await aFullCompany(app, 'greenfield');
  });
  afterAll(() => app.close());

  const send = (place: Route, headers: Record<string, string>, payload?: string) =>
    app.injectAs('owner', {
      method: place.method.toUpperCase() as 'PATCH',
      url: addressOf(place, own),
      headers,
      ...(payload !== undefined && { payload }),
    } satisfies InjectOptions);
  const written = (place: Route) => (place.method === 'patch' ? '{}' : undefined);
  const json = (place: Route): Record<string, string> =>
    place.method === 'patch' ? { 'content-type': 'application/json' } : {};
  /** A picture comes in a form of its own, and is refused for its version before it is looked at. */
  const isUpload = ({ operation }: Route) => 'multipart/form-data' in (operation.requestBody?.content ?? {});

  it.each(each(patches))('%s accepts a merge patch by its media type, and answers the version', async (_, place) => {
    const headers = { 'content-type': 'application/merge-patch+json; charset=utf-8', 'if-match': '*' };
    const answer = await send(place, headers, '{}');
    const etag: unknown = UNVERSIONED.has(place.place) ? undefined : expect.stringMatching(/^"\d+/);
    expect([answer.statusCode, answer.headers.etag]).toEqual([200, etag]);
  });

  it.each(each(versioned.filter((place) => !isUpload(place))))(
    '%s never overwrites a newer version',
    async (_, place) => {
      const blind = await send(place, json(place), written(place));
      expect([blind.statusCode, blind.json<{ code: string }>().code]).toEqual([428, 'precondition_required']);
      const stale = await send(place, { ...json(place), 'if-match': '"99999"' }, written(place));
      expect([stale.statusCode, stale.json<{ code: string }>().code]).toEqual([412, 'version_mismatch']);
      const garbled = await send(place, { ...json(place), 'if-match': 'seven' }, written(place));
      expect(garbled.json()).toMatchObject({ status: 422, errors: [{ parameter: 'If-Match' }] });
    },
  );

  it.each(each(withBody))('%s refuses other formats', async (_, place) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'text/json']) {
      const answer = await send(place, { 'content-type': type, 'if-match': '*' }, 'a=b');
      expect([type, answer.statusCode, answer.headers['content-type']]).toEqual([
        type,
        415,
        expect.stringContaining('application/problem+json'),
      ]);
    }
  });

  it.each(each(patches))('%s says which formats it accepts', async (_, place) => {
    const answer = await send(place, { 'content-type': 'text/plain', 'if-match': '*' }, 'a=b');
    expect(answer.headers['accept-patch']).toBe('application/merge-patch+json, application/json');
  });
});
