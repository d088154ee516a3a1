import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { CLIENT, listening, privateKey } from './forged-provider.factory.js';

interface Account {
  email: string;
  email_verified: boolean;
}

/** A whole provider of another make, on loopback, whose people sign in without being asked. */
export class RealProvider {
  /** People by subject. */
  readonly accounts = new Map<string, Account>();
  /** Who signs in next; null refuses. */
  subject: string | null = null;

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async open(redirectUri: string): Promise<RealProvider> {
    const server = createServer();
    const issuer = await listening(server);
    const real = new RealProvider(issuer, server);
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, redirect_uris: [redirectUri] }],
      jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] },
      cookies: { keys: ['a key for tests alone'] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({
        accountId,
        claims: () => ({ sub: accountId, name: 'Somebody', ...real.accounts.get(accountId) }),
      }),
      loadExistingGrant: async ({ oidc }) => {
        const grant = new oidc.provider.Grant({
          clientId: oidc.client?.clientId ?? '',
          accountId: oidc.session?.accountId ?? '',
        });
        grant.addOIDCScope('openid email profile');
        await grant.save();
        return grant;
      },
    });
    const answer = provider.callback();
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
      const { subject: accountId } = real;
      const result = accountId ? { login: { accountId } } : { error: 'access_denied' };
      return void provider.interactionFinished(request, response, result);
    });
    return real;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** What a browser does that is sent to the provider: answers the address that it is led back to. */
  async browse(address: string): Promise<URL> {
    const cookies = new Map<string, string>();
    for (let at = new URL(address); ;) {
      if (!at.href.startsWith(this.issuer)) return at;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
      await answer.arrayBuffer();
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (!next) throw new Error(`The provider answered ${answer.status} at ${at.pathname}.`);
      at = new URL(next, at);
    }
  }
}
