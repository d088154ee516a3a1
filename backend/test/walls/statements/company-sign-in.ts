import { CLIENT, ForgedProvider } from '../../../src/modules/company-sign-in/forged-provider.factory.js';
import type { Sender } from './sender.js';

/** Somebody signs in by a provider of the company, which is turned on before and off again. */
export async function signInByCompany(sender: Sender): Promise<void> {
  const provider = await ForgedProvider.open();
  try {
    const { issuer } = provider;
    await sender.send('checkSignInProvider', { body: { issuer } });
    const settings = { ...CLIENT, issuer, label: 'Example Login', isEnabled: true };
    await sender.send('updateSignInProvider', { body: settings });
    const { companyName: company } = await sender.send('getSignInProvider');
    const started = await sender.send('startCompanySignIn', { body: { company, client: 'mobile' } });
    const asked = new URL(String(started['authorizationUrl'])).searchParams;
    const { email } = sender.company;
    provider.claims = { nonce: asked.get('nonce'), sub: 'somebody', email, email_verified: true };
    const state = asked.get('state');
    await sender.send('completeCompanySignIn', { body: { state, code: 'any', holderToken: started['holderToken'] } });
    await sender.send('updateSignInProvider', { body: { isEnabled: false } });
  } finally {
    provider.close();
  }
}
