import { randomUUID } from 'node:crypto';
import { API_KEY_SCOPES, type Permission, PERMISSIONS } from '../../src/kernel/access/index.js';
import { httpApp, type HttpTestApp, type InjectOptions, type InjectResponse } from '../support/index.js';
import { anApiKey, injectWith } from '../../src/modules/api-keys/api-keys.factory.js';
import { operations } from './contract-document.js';
import { addressOf, bodyOf, pathIds, type Route, streams } from './isolation/requests.js';
import { aFullCompany, type Samples } from './isolation/samples.js';
import { Victim } from './isolation/victim.js';

const wantedBy = ({ operation }: Route): string[] => [operation['x-permission'] ?? []].flat();
const closed = operations.filter((place) => !wantedBy(place).includes('public'));
const each = (places: Route[]) => places.map((place): [string, Route] => [place.place, place]);
const isScope = (word: string): word is Permission => API_KEY_SCOPES.includes(word as Permission);
/** What the refusals of operations for owners say. */
const OF_OWNERS = ['sign_in_of_owners'];
const takesPermissions = (place: Route) => wantedBy(place).some((word) => PERMISSIONS.includes(word as Permission));

describe('API keys', () => {
  let app: HttpTestApp;
  let victim: Victim;
  let theirs: Samples;
  let own: Samples;
  let everything: string;
  /** Keys of the rival by their scopes. */
  const keys = new Map<string, Promise<string>>();
  beforeAll(async () => {
    app = await httpApp();
    [theirs, own] = [await aFullCompany(app, 'greenfield'), await aFullCompany(app, 'rival')];
    everything = await keyWith(API_KEY_SCOPES);
    victim = await Victim.of(app.database.superuserUrl, app.greenfield.tenantId);
  });
  afterAll(async () => {
    await victim.close();
    await app.close();
  });

  function keyWith(scopes: readonly Permission[]): Promise<string> {
    const name = scopes.join(' ');
    const key = keys.get(name) ?? anApiKey(app, scopes, { company: 'rival' }).then(({ secret }) => secret);
    keys.set(name, key);
    return key;
  }

  async function send(secret: string, place: Route, url: string, payload?: object): Promise<InjectResponse> {
    const request: InjectOptions = { method: place.method.toUpperCase(), url, payloadAsStream: streams(place) };
    const answer = await injectWith(app, secret, {
      ...request,
      headers: { 'if-match': '*' },
      ...(payload && { payload }),
    });
    if (streams(place)) answer.stream().destroy();
    return answer;
  }
  const nowhere = (place: Route) =>
    addressOf(place, {}, Object.fromEntries(pathIds(place).map((name) => [name, randomUUID()])));

  describe.each(each(closed.filter(takesPermissions)))('%s', (_, place) => {
    const scopes = wantedBy(place).filter(isScope);

    it('tells a key that has every other scope which one it lacks', async () => {
      const others = API_KEY_SCOPES.filter((scope) => !scopes.includes(scope));
      const answer = await send(await keyWith(others), place, nowhere(place));
      expect(answer.json()).toMatchObject({ status: 403, code: 'missing_scope', scopes: wantedBy(place) });
    });

    if (scopes.length > 0) {
      it.each(scopes)('accepts a key that has only %s', async (scope) => {
        const { statusCode, body } = await send(await keyWith([scope]), place, nowhere(place));
        expect(statusCode).not.toBe(401);
        expect(statusCode).toBeLessThan(500);
        // What is for owners alone is for no key, and says so.
        if (statusCode === 403) expect(OF_OWNERS).toContain((JSON.parse(body) as { code: string }).code);
      });
    }
  });

  it.each(each(closed.filter((place) => wantedBy(place).includes('person'))))(
    '%s is refused to every API key',
    async (_, place) => {
      const answer = await send(everything, place, nowhere(place));
      expect(answer.json()).toMatchObject({ status: 403, code: 'wrong_credential' });
    },
  );

  it.each(each(closed.filter((place) => pathIds(place).length > 0)))(
    '%s knows nothing of another company',
    async (_, place) => {
      const before = await victim.rows();
      const answer = await send(everything, place, addressOf(place, theirs), bodyOf(place, own));
      const reachable = wantedBy(place).some((word) => isScope(word) || word === 'authenticated');
      expect(answer.statusCode).toBe(reachable ? 404 : 403);
      expect(await victim.rows()).toEqual(before);
    },
  );
});
