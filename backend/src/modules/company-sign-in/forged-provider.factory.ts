import { createPublicKey, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const CLIENT = { clientId: 'hedgerow', clientSecret: 'what-the-provider-shows-once' };

export const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Claims = Record<string, unknown>;

/** A provider that says whatever a test, or a hostile company, wants. */
export class ForgedProvider {
  /** Over those of an honest ID token. */
  claims: Claims = {};
  /** The key that signs. */
  key: KeyObject = privateKey;
  /** In place of the answer of a path. */
  instead = new Map<string, (response: ServerResponse) => unknown>();
  /** Over the configuration. */
  metadata: Record<string, unknown> = {};
  /** What its token endpoint was sent. */
  readonly heard: Array<{ authorization: string | undefined; body: string }> = [];

  private constructor(
    readonly issuer: string,
    private readonly server: Server,
  ) {}

  static async open(): Promise<ForgedProvider> {
    const server = createServer();
    const forged = new ForgedProvider(await listening(server), server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void forged.answer(request, response));
    return forged;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const instead = this.instead.get(path);
    if (instead) return void instead(response);
    const json = (body: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (path === '/.well-known/openid-configuration') return void json(this.configuration());
    if (path === '/jwks')
      return void json({
        keys: [{ ...createPublicKey(privateKey).export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      });
    if (path !== '/token') return void response.writeHead(404).end();
    this.heard.push({ authorization: request.headers.authorization, body: Buffer.concat(chunks).toString() });
    return void json({ access_token: 'opaque', token_type: 'Bearer', id_token: this.idToken() });
  }

  private configuration() {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      ...this.metadata,
    };
  }

  private idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const honest = { iss: this.issuer, aud: CLIENT.clientId, iat: now, exp: now + 300 };
    const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
    const signed = `${encoded({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${encoded({ ...honest, ...this.claims })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.key).toString('base64url')}`;
  }
}
