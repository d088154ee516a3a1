import { jest } from '@jest/globals';
import fc, { type GeneratorValue } from 'fast-check';
import { httpApp, type HttpTestApp, type InjectResponse, TEST_PASSWORD } from '../support/index.js';
import { operations } from './contract-document.js';
import { credentialFor, mailedTokens, refreshToken } from './fuzz/credentials.js';
import { Records } from './fuzz/records.js';
import { allowed, type Draft, spoil, written } from './fuzz/requests.js';
import { Walk } from './fuzz/walk.js';
import { changesNothingAgain, faultsOf, TELLS, ToldEvents } from './fuzz/told-events.js';
import { type Route, streams } from './isolation/requests.js';
import { aFullCompany } from './isolation/samples.js';
import { Victim } from './isolation/victim.js';

/** Of the order of the tests, too: `TEST_SEED=…` repeats a run. Every change looks elsewhere. */
const SEED = jest.getSeed();
/** For longer: npm run soak -- fuzz. A number, not a time: what fails, fails on every machine. */
const TRIES = Number(process.env['FUZZ_TRIES'] ?? 10);
/** Always the same: a walk must reach every operation, whichever commit it is. */
const WALK_SEED = 20_261_126;
const STEPS = 5_000;
/** Of the walk, between two runs of background work. */
const PART = 50;
/** Headers that every answer has as soon as the router can read the address. */
const EVERYWHERE = ['x-request-id', 'ratelimit', 'ratelimit-policy', 'x-content-type-options'];
const isRouted = (address: string) => address.startsWith('/api/') && !address.includes('%ff');
const NOWHERE = 'https://hooks.example/hedgerow';

/** What no walk of valid requests reaches, and why. Everything else must be accepted at least once. */
const NOT_REACHED = new Map<string, string>([
  ['revokeSession', 'revokeOtherSessions and changePassword end all others of the same owner, and may come first.'],
  ['revokeTrustedDevice', 'changePassword forgets the devices of the same owner, and may come first.'],
  ...['completeSignIn', 'confirmSecondFactor', 'createRecoveryCodes', 'removeSecondFactor', 'resetSecondFactor'].map(
    (operationId): [string, string] => [operationId, 'Needs the code of an authenticator app.'],
  ),
  ...['confirmPasskey', 'completePasskeySignIn'].map((operationId): [string, string] => [
    operationId,
    'Needs the signature of an authenticator.',
  ]),
  ['removePasskey', 'updatePasskey needs the only one that there is.'],
  ...['checkSignInProvider', 'startCompanySignIn', 'completeCompanySignIn'].map((operationId): [string, string] => [
    operationId,
    'Needs a provider.',
  ]),
  ['closeTenant', 'A closed company takes no other request: closed-companies.db.spec closes one.'],
  ['reopenTenant', 'Nothing of the walk is closed.'],
  ['requestEmailVerification', 'joinCompany verifies the email of the same owner, and may come first.'],
]);

/** What a walk may reach, unless another step of it comes first. */
const PERHAPS_REACHED = new Map<string, string>([
  ['previewInvitation', 'Its invitation may be revoked, and is told apart by its token alone.'],
  ['acceptInvitation', 'The same.'],
  ['updateSignInProvider', 'For owners alone, and transferOwnership may come first.'],
]);

/**
 * Every operation of the contract with what its schemas allow, and with that spoilt. `app.inject` holds each answer
 * against the contract: status, media type, every field and header. A failure prints the seed and the request.
 */
describe(`the API, whatever is sent (--seed=${SEED})`, () => {
  let app: HttpTestApp;
  let records: Records;
  let rival: Victim;
  let events: ToldEvents;
  let before: Record<string, string>;
  let walking: Promise<string[]>;
  let broken: string[];
  const parts = Array.from({ length: STEPS / PART }, () => Promise.withResolvers<undefined>());
  const reached = operations.filter(({ operation }) => !NOT_REACHED.has(operation.operationId));
  const route = new Walk(reached, (place) => records.allow(place));
  beforeAll(async () => {
    app = await httpApp({ env: { RATE_LIMIT: '1000000' } });
    await aFullCompany(app, 'rival');
    const { email } = app.greenfield.members.owner;
    records = new Records(await aFullCompany(app, 'greenfield'), {
      'login.email': email,
      'login.password': TEST_PASSWORD,
      'registerCompany.password': TEST_PASSWORD,
      'refreshAccessToken.refreshToken': await refreshToken(app, app.greenfield.members.admin.email),
      'transferOwnership.password': TEST_PASSWORD,
      'requestEmailChange.password': TEST_PASSWORD,
      'changePassword.currentPassword': TEST_PASSWORD,
      'changePassword.password': TEST_PASSWORD,
      'resetPassword.password': TEST_PASSWORD,
      'startSecondFactor.password': TEST_PASSWORD,
      'startPasskey.password': TEST_PASSWORD,
      // Otherwise nobody who has the role gets any further.
      'createRole.requiresSecondFactor': false,
      'updateRole.requiresSecondFactor': false,
      ...(await mailedTokens(app)),
      'updateImport.mapping': [{ column: 0, target: 'display_name' }],
      // A host that nobody has: nothing is sent.
      'createWebhookEndpoint.url': NOWHERE,
      'updateWebhookEndpoint.url': NOWHERE,
      'checkSignInProvider.issuer': NOWHERE,
      'updateSignInProvider.issuer': NOWHERE,
      'updateSignInProvider.emailDomains': ['example.com'],
    });
    rival = await Victim.of(app.database.superuserUrl, app.rival.tenantId);
    before = await rival.rows();
    events = await ToldEvents.of(app.database.superuserUrl, app.greenfield.tenantId);
    walking = walked();
  });
  // A limit of time is for what hangs, and each part has its own: no machine is too busy for the whole walk.
  for (const { promise } of parts) beforeAll(() => Promise.race([promise, walking]));
  beforeAll(async () => void (broken = await walking));
  afterAll(async () => {
    // No queue task fails, and nothing has changed in the other company.
    await app.drainQueue();
    expect(await rival.rows()).toEqual(before);
    await rival.close();
    await events.close();
    await app.close();
  });

  async function send(place: Route, draft: Draft): Promise<InjectResponse> {
    const { headers, ...request } = written(draft);
    const authorization = await credentialFor(app, place);
    // What the credential and background work have told meanwhile.
    await events.news();
    const answer = await app.inject({
      ...request,
      payloadAsStream: streams(place),
      headers: { ...(authorization && { authorization }), ...headers },
    });
    if (isRouted(draft.address)) expect(Object.keys(answer.headers)).toEqual(expect.arrayContaining(EVERYWHERE));
    if (draft.method === place.method.toUpperCase()) learn(place, draft, answer);
    if (streams(place)) answer.stream().destroy();
    return answer;
  }

  function learn(place: Route, draft: Draft, answer: InjectResponse): void {
    const isJson = !streams(place) && String(answer.headers['content-type']).includes('json');
    const body: unknown = isJson ? answer.json() : undefined;
    if (answer.statusCode < 300) {
      route.reached(place);
      records.learn(place, draft.params, answer.statusCode, body);
    } else {
      route.refused(place, `${JSON.stringify(body)}\n${JSON.stringify(draft)}`.slice(0, 2_000));
      records.refused(place, draft.params, body);
    }
  }

  /** As `send`, but tells with a failure what was sent. */
  const visit = async (place: Route, draft: Draft) => {
    const { statusCode, body } = await send(place, draft).catch((error: unknown) => {
      const sent = JSON.stringify({ ...draft, ...(draft.raw !== undefined && { raw: draft.raw.toString() }) });
      throw new Error(`${sent.slice(0, 3_000)}\n${error instanceof Error ? error.message : String(error)}`);
    });
    if (statusCode >= 500)
      throw new Error(`${statusCode} ${body.slice(0, 1_000)}\n${JSON.stringify(draft).slice(0, 2_000)}`);
    return statusCode;
  };

  /** An accepted request of a walk records the declared events of its operation; the same change again records none. */
  const listen = async (place: Route, draft: Draft, statusCode: number) => {
    const { operationId } = place.operation;
    if (statusCode >= 300) expect([operationId, await events.news()]).toEqual([operationId, []]);
    if (statusCode >= 300) return;
    const sent = JSON.stringify(draft).slice(0, 2_000);
    expect([sent, faultsOf(operationId, await events.news())]).toEqual([sent, []]);
    if (!changesNothingAgain(draft.method, operationId)) return;
    await visit(place, { ...draft, headers: { 'if-match': '*' } });
    expect([sent, await events.news()]).toEqual([sent, []]);
  };

  const step = async (place: Route, draft: Draft) => {
    await listen(place, draft, await visit(place, draft));
  };

  const once = { numRuns: 1, endOnFailure: true };

  /** By valid requests, which make the records that the others need. Answers what went wrong on the way. */
  async function walked(): Promise<string[]> {
    const broken: string[] = [];
    const walk = fc.asyncProperty(fc.gen(), async (g) => {
      const place = route.next(g);
      // The walk goes on, or one broken operation would hide all that it leads to.
      if (place)
        await step(place, allowed(g, place, records, g(fc.boolean))).catch((error: unknown) =>
          broken.push(String(error)),
        );
      if (route.steps % PART === 0) {
        await app.drainQueue();
        parts[route.steps / PART - 1]?.resolve(undefined);
      }
    });
    await fc.assert(walk, { ...once, seed: WALK_SEED, numRuns: STEPS });
    return broken;
  }

  it('answers a walk of valid requests without a fault', () => expect(broken).toEqual([]));

  it('lists the events of existing operations only', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(Object.keys(TELLS).filter((id) => !ids.includes(id))).toEqual([]);
  });

  const wanted = reached.filter(({ operation }) => !PERHAPS_REACHED.has(operation.operationId));
  it.each(wanted.map((place): [string, Route] => [place.place, place]))(
    '%s accepts what the contract allows',
    (_, place) => {
      expect(route.whyMissing(place)).toBeUndefined();
    },
  );

  it.each(operations.map((place): [string, Route] => [place.place, place]))(
    '%s keeps the contract',
    async (_, place) => {
      const spoilt = async (g: GeneratorValue) => {
        const draft = allowed(g, place, records, g(fc.boolean));
        if (g(fc.nat, { max: 4 }) > 0) spoil(g, place, draft);
        await visit(place, draft);
      };
      await fc.assert(fc.asyncProperty(fc.gen(), spoilt), { ...once, seed: SEED, numRuns: TRIES });
    },
  );
});
