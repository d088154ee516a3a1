import { httpApp, type HttpTestApp, mailedToken, TEST_PASSWORD } from '../../../test/support/index.js';
import { withClient } from '../../../../scripts/roles.mjs';
import { RegistrationsModule } from '../registrations/index.js';
import { codeOf, type Enrolled, People } from '../second-factors/second-factors.factory.js';
import { AccountRecoveryModule } from './index.js';

const NEW_PASSWORD = 'seven patient hedgehogs';

describe('an account that is taken back', () => {
  let app: HttpTestApp;
  let people: People;
  beforeAll(async () => {
    app = await httpApp({ modules: [RegistrationsModule, AccountRecoveryModule] });
    people = new People(app);
  });
  afterAll(async () => {
    people.close();
    await app.close();
  });

  const leftOf = async ({ email }: Enrolled) =>
    (
      await withClient(app.database.superuserUrl, (client) =>
        client.query<object>(
          `select second_factor_at is not null as factor, recovery_codes_left as counted,
             (select count(*)::int from authenticators where user_id = u.id) as apps,
             (select count(*)::int from recovery_codes where user_id = u.id) as codes,
             (select count(*)::int from trusted_devices where user_id = u.id) as devices
           from users u where email = $1`,
          [email],
        ),
      )
    ).rows[0];
  const takeBack = async (person: Enrolled) => {
    const secured = await people.post(person, 'secure-account', { token: await mailedToken(app, person.email) });
    expect(secured.statusCode).toBe(200);
    const token = await mailedToken(app, person.email);
    const reset = await people.post(person, 'reset-password', { token, password: NEW_PASSWORD });
    expect(reset.statusCode).toBe(204);
  };
  const trust = async (person: Enrolled) => {
    const challengeId = await people.challenge(person);
    const trusted = await people.complete(person, challengeId, person.phone.code(), { trustDevice: true });
    expect(trusted.statusCode).toBe(200);
  };

  it('has no second factor, recovery code or trusted device that a thief set up', async () => {
    const robbed = await people.enrol('robbed');
    await trust(robbed);
    await takeBack(robbed);
    expect(await leftOf(robbed)).toEqual({ factor: false, counted: 0, apps: 0, codes: 0, devices: 0 });
    expect((await people.login(robbed, { password: NEW_PASSWORD })).statusCode).toBe(200);
  });

  it('keeps the second factor of its owner, which reading their mail does not end', async () => {
    const careful = await people.enrol('careful');
    await trust(careful);
    await withClient(app.database.superuserUrl, (client) =>
      client.query(
        `with person as (
           update users set second_factor_at = second_factor_at - interval '8 days' where email = $1 returning id
         )
         update authenticators set confirmed_at = confirmed_at - interval '8 days' from person where user_id = id`,
        [careful.email],
      ),
    );
    await takeBack(careful);
    expect(await leftOf(careful)).toEqual({ factor: true, counted: 0, apps: 1, codes: 0, devices: 0 });
    expect(codeOf(await people.login(careful, { password: NEW_PASSWORD }))).toEqual([401, 'second_factor_required']);
  });

  it('is told of by notices with a link, also of new recovery codes', async () => {
    const told = await people.enrol('told');
    await people.post(told, 'second-factor/recovery-codes', { password: TEST_PASSWORD });
    await takeBack(told);
  });
});
