import { withClient } from '../../../../scripts/roles.mjs';
import { httpApp, type HttpTestApp, type InjectResponse, mailedToken, mailsTo } from '../../../test/support/index.js';
import { Statements } from '../../../test/support/statements.js';
import { RegistrationsModule } from './index.js';

const PASSWORD = 'three quiet wheelbarrows';
/** Of the soak. A number, not a limit: what takes how long is printed, for people to compare. */
const TRIES = Number(process.env['REGISTRATION_TRIES'] ?? 0);
const company = { companyName: 'Maple Ridge', name: 'Robin Alder', password: PASSWORD, timezone: 'America/Chicago' };

describe('registration by email', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [RegistrationsModule] })));
  afterAll(() => app.close());

  const post = (path: string, payload: object): Promise<InjectResponse> =>
    app.inject({ method: 'POST', url: `/api/v1/auth/${path}`, payload });
  const request = (email: string) => post('registrations', { email });
  const complete = (token: string, changes: object = {}) =>
    post('registrations/complete', { ...company, token, client: 'api', ...changes });
  const codeOf = (answer: InjectResponse) => answer.json<{ code: string }>().code;
  async function linkFor(email: string): Promise<string> {
    expect((await request(email)).statusCode).toBe(202);
    return mailedToken(app, email.toLowerCase());
  }
  /** With an account, by the older way. */
  async function known(name: string): Promise<string> {
    const email = `${name}@known.example`;
    const answer = await post('register', { ...company, email });
    expect([answer.statusCode, answer.headers['deprecation']]).toEqual([201, '@1795996800']);
    return email;
  }
  const keptOf = (email: string) =>
    withClient(app.database.superuserUrl, async (client) => {
      const { rows } = await client.query<{ kept: string }>('select u::text as kept from users u where email = $1', [
        email,
      ]);
      return rows[0]?.kept;
    });

  it('is completed once by the emailed link, which verifies the email and signs the owner in', async () => {
    const token = await linkFor('Robin@Maple-Ridge.example');
    const email = 'robin@maple-ridge.example';
    expect((await post('registrations/preview', { token })).json()).toMatchObject({ email });
    const answer = await complete(token);
    expect(answer.json()).toMatchObject({ user: { email, emailVerifiedAt: expect.any(String) } });
    const authorization = `Bearer ${answer.json<{ accessToken: string }>().accessToken}`;
    const me = await app.inject({ method: 'GET', url: '/api/v1/auth/me', headers: { authorization } });
    expect(me.json()).toMatchObject({ roleKey: 'owner', tenant: { name: 'Maple Ridge', timezone: 'America/Chicago' } });
    for (const again of [await complete(token), await post('registrations/preview', { token })])
      expect([again.statusCode, codeOf(again)]).toEqual([404, 'registration_link_invalid']);
  });

  it('creates one company when a link is used twice at the same time', async () => {
    const token = await linkFor('twice@maple-ridge.example');
    const answers = await Promise.all([complete(token), complete(token)]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 404]);
  });

  it('keeps its link when the password is rejected', async () => {
    const token = await linkFor('weak@maple-ridge.example');
    const weak = await complete(token, { password: 'passwordpassword' });
    expect(weak.json()).toMatchObject({ status: 422, errors: [{ pointer: '/password', code: 'weak_password' }] });
    expect((await complete(token)).statusCode).toBe(201);
  });

  it('accepts no link that was changed, or made for another purpose', async () => {
    const token = Buffer.from(await linkFor('mallory@maple-ridge.example'), 'base64url');
    const other = Buffer.concat([Buffer.from('victims@maple-ridge.example'), token.subarray(-38)]);
    for (const link of [other.toString('base64url'), token.subarray(1).toString('base64url'), 'x'])
      expect(codeOf(await complete(link))).toBe('registration_link_invalid');
  });

  it('looks the same for an email that has an account, which is not changed', async () => {
    const email = await known('somebody');
    const before = await keptOf(email);
    const statements = new Statements(app);
    const asked = async (address: string) => {
      const { answer, sent } = await statements.of(() => request(address));
      const { statusCode, body, headers } = answer;
      return { statusCode, body: body.replace(address, ''), headers: Object.keys(headers).sort(), sent };
    };
    // What each connection prepares and what a limiter sweeps comes first.
    await asked('warm@stranger.example');
    const [one, two] = [await asked(email), await asked('stranger@stranger.example')];
    statements.close();
    expect(one).toEqual(two);
    expect(one).toMatchObject({ statusCode: 202 });
    const [toKnown, toStranger] = [await mailsTo(app, email), await mailsTo(app, 'stranger@stranger.example')];
    expect([toKnown.length, toStranger.length]).toEqual([1, 1]);
    expect(toKnown[0]).toContain('Subject: You already have a Hedgerow account');
    expect(toKnown[0]).toMatch(/\/sign-in\r?\n[^]*\/forgot-password\r?\n/);
    expect(toKnown[0]).not.toMatch(/#[\w-]{20}|Robin/);
    expect(await keptOf(email)).toBe(before);
  });

  if (TRIES > 0)
    it('prints how long requests take for emails with and without an account', async () => {
      await withClient(app.database.superuserUrl, (client) =>
        client.query(
          `insert into users (id, email, email_key, name, password_hash)
           select uuidv7(), email, email, 'Known', 'none' from
           (select 'known' || n || '@timed.example' as email from generate_series(1, $1) n) known`,
          [TRIES],
        ),
      );
      const took: Record<string, number[]> = { known: [], stranger: [] };
      for (let n = 1; n <= TRIES; n += 1)
        for (const who of n % 2 ? ['known', 'stranger'] : ['stranger', 'known']) {
          const payload = { email: `${who}${n}@timed.example` };
          const remoteAddress = `10.9.${n >> 8}.${n & 255}`;
          const since = performance.now();
          const answer = await app.inject({
            method: 'POST',
            url: '/api/v1/auth/registrations',
            payload,
            remoteAddress,
          });
          took[who]?.push(performance.now() - since);
          expect(answer.statusCode).toBe(202);
        }
      for (const [who, times] of Object.entries(took)) {
        const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
        process.stdout.write(`${who}: ${TRIES} requests, median ${median?.toFixed(2)} ms\n`);
      }
    });

  it.each(['known', 'stranger'])('limits emails to one address: %s', async (who) => {
    const email = who === 'known' ? await known('flooded') : 'flooded@stranger.example';
    for (let n = 0; n < 5; n += 1) expect((await request(email)).statusCode).toBe(202);
    expect((await request(email)).statusCode).toBe(429);
  });
});
