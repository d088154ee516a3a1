import { AuthenticatorApp } from '../../support/authenticator-app.js';
import { PasskeyDevice } from '../../support/passkey-device.js';
import type { Made, Sender } from './sender.js';

interface Login {
  email: string;
  password: string;
}

/** Sets up a second factor; answers the app that has its secret. */
export async function setUpSecondFactor(
  sender: Sender,
  password: string,
  authorization: string,
): Promise<AuthenticatorApp> {
  const started = await sender.send('startSecondFactor', { body: { password }, authorization });
  const phone = new AuthenticatorApp(String(started['uri']));
  await sender.send('confirmSecondFactor', { body: { code: phone.code() }, authorization });
  return phone;
}

/** Somebody signs in with two steps, trusts the device, and goes back to the password alone. */
export async function keepSecondFactor(sender: Sender, login: Login): Promise<void> {
  const { password } = login;
  const client = 'mobile';
  const { accessToken } = await sender.send('login', { body: { ...login, client } });
  const phone = await setUpSecondFactor(sender, password, `Bearer ${String(accessToken)}`);
  const challengeId = await challengeOf(sender, { ...login, client });
  // That of now is used.
  const signedIn = await sender.send('completeSignIn', {
    body: { challengeId, code: phone.code(1), trustDevice: true },
  });
  const authorization = `Bearer ${String(signedIn['accessToken'])}`;
  await sender.send('getSecondFactor', { authorization });
  const { items } = await sender.send<{ items: Made[] }>('listTrustedDevices', { authorization });
  await sender.send('revokeTrustedDevice', { params: { trustedDeviceId: items[0]?.id ?? '' }, authorization });
  await sender.send('createRecoveryCodes', { body: { password }, authorization });
  await sender.send('removeSecondFactor', { body: { password }, authorization });
}

/** Somebody adds a passkey, signs in with it in one step, and removes it. */
export async function keepPasskeys(sender: Sender, login: Login): Promise<void> {
  const { password } = login;
  const { accessToken } = await sender.send('login', { body: { ...login, client: 'mobile' } });
  const first = `Bearer ${String(accessToken)}`;
  const options = await sender.send<Creation>('startPasskey', { body: { password }, authorization: first });
  const device = new PasskeyDevice(sender.publicUrl);
  const { passkey } = await sender.send<{ passkey: Made }>('confirmPasskey', {
    body: device.create(options),
    authorization: first,
  });
  const request = await sender.send<Request>('startPasskeySignIn', { body: {} });
  const signed = { ...device.get(request), client: 'mobile' };
  const signedIn = await sender.send('completePasskeySignIn', { body: signed });
  const authorization = `Bearer ${String(signedIn['accessToken'])}`;
  const params = { passkeyId: passkey.id };
  await sender.send('listPasskeys', { authorization });
  await sender.send('updatePasskey', { params, body: { name: 'Office PC' }, authorization });
  await sender.send('removePasskey', { params, body: { password }, authorization });
}

type Creation = Parameters<PasskeyDevice['create']>[0];
type Request = Parameters<PasskeyDevice['get']>[0];

/** The right password is refused until the second step: the refusal says how to go on. */
async function challengeOf(sender: Sender, body: Login & { client: string }): Promise<string> {
  const refusal = await sender.send('login', { body }).then(
    () => new Error('Nobody asked for the second factor.'),
    (error: unknown) => error as Error,
  );
  const [, challengeId] = /"challengeId":"([\w-]+)"/.exec(refusal.message) ?? [];
  if (!challengeId) throw refusal;
  return challengeId;
}
