import { withClient } from '../../../../scripts/roles.mjs';
import { httpApp, type HttpTestApp, mailedToken, TEST_PASSWORD } from '../../../test/support/index.js';
import { AccountSecurityModule } from '../account-security/index.js';
import { RegistrationsModule } from '../registrations/index.js';
import { codeOf, People, type Person } from './second-factors.factory.js';

/** Without any pattern. */
const SHORT = 'tq7vrm2x';

describe('a second factor beside a short password', () => {
  let app: HttpTestApp;
  let people: People;
  beforeAll(async () => {
    app = await httpApp({ modules: [RegistrationsModule, AccountSecurityModule] });
    people = new People(app);
  });
  afterAll(async () => {
    people.close();
    await app.close();
  });

  const inDatabase = async (sql: string, ...values: unknown[]): Promise<object[]> =>
    (await withClient(app.database.superuserUrl, (client) => client.query<object>(sql, values))).rows;

  it('lets a password have 8 characters, and stays as long as that has fewer than 15 (promise 2.6)', async () => {
    const change = (person: Person, currentPassword: string, password: string) =>
      people.post(person, 'change-password', { currentPassword, password });
    const tooShort = { status: 422, errors: [{ pointer: '/password', code: 'is_length' }] };
    const alone = await people.make('alone-and-short');
    expect((await change(alone, TEST_PASSWORD, SHORT)).json()).toMatchObject(tooShort);
    const ben = await people.enrol('beside-and-short');
    expect((await change(ben, TEST_PASSWORD, SHORT.slice(0, 7))).json()).toMatchObject(tooShort);
    expect((await change(ben, TEST_PASSWORD, 'hedgerow1')).json()).toMatchObject({
      errors: [{ code: 'weak_password' }],
    });
    expect((await change(ben, TEST_PASSWORD, SHORT)).statusCode).toBe(204);
    expect(codeOf(await people.login(ben, { password: SHORT }))).toEqual([401, 'second_factor_required']);
    const removal = await people.post(ben, 'second-factor/remove', { password: SHORT });
    expect(codeOf(removal)).toEqual([409, 'password_needs_second_factor']);
    await expect(inDatabase('update users set second_factor_at = null where email = $1', ben.email)).rejects.toThrow(
      'users_short_password_has_second_factor',
    );
    expect((await change(ben, SHORT, TEST_PASSWORD)).statusCode).toBe(204);
    expect((await people.post(ben, 'second-factor/remove', { password: TEST_PASSWORD })).statusCode).toBe(204);
    expect((await change(ben, TEST_PASSWORD, SHORT)).json()).toMatchObject(tooShort);
  });

  it('lets a forgotten password have 8 characters, and nobody else’s', async () => {
    for (const [person, status] of [
      [await people.make('forgets-alone'), 422],
      [await people.enrol('forgets-beside'), 204],
    ] as const) {
      await people.post(person, 'forgot-password', { email: person.email });
      const payload = { token: await mailedToken(app, person.email), password: SHORT };
      expect((await people.post({ address: person.address }, 'reset-password', payload)).statusCode).toBe(status);
    }
  });

  it('never goes while the password gets short at the same moment', async () => {
    const eve = await people.enrol('short-and-removed');
    await Promise.all([
      people.post(eve, 'change-password', { currentPassword: TEST_PASSWORD, password: SHORT }),
      people.post(eve, 'second-factor/remove', { password: TEST_PASSWORD }),
    ]);
    const rows = await inDatabase(
      'select from users where email = $1 and password_is_short and second_factor_at is null',
      eve.email,
    );
    expect(rows).toEqual([]);
  });
});
