import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import * as oidc from 'openid-client';
import { Config } from '../../kernel/config/index.js';
import { Outbound } from '../../kernel/outbound/index.js';
import { providerFault } from './provider-fault.js';
import { ProviderFailed } from './sign-in-providers.errors.js';

/** For each call, while somebody waits. */
const TIMEOUT_MS = 8_000;
const MAX_BYTES = 262_144;
const KEPT_MS = 300_000;
const SCOPE = 'openid email profile';
const CLOCKS_DIFFER_SECONDS = 30;

/** A provider that is on, with all that it takes to ask it. */
export interface OpenProvider {
  tenantId: string;
  version: number;
  label: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  emailDomains: readonly string[];
}

/** What an answer of the provider is held against. */
export interface Checks {
  nonce: string;
  verifier: string;
}

/** What the provider has led the person back with. */
export interface Returned {
  state: string;
  code: string;
  iss?: string | undefined;
}

/** Who a provider says somebody is. */
export interface ProvenIdentity {
  issuer: string;
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
}

/**
 * Speaks OpenID Connect with the providers of companies. Every call goes through the outbound guard. All methods throw
 * `ProviderFailed`, and need that no transaction is open.
 */
@Injectable()
export class ProviderClient {
  /** Where a provider leads people back to. */
  readonly redirectUri: string;
  /** By company and version of its settings. */
  private readonly known = new LRUCache<string, oidc.Configuration>({ max: 500, ttl: KEPT_MS });
  private readonly fetch: oidc.CustomFetch;

  constructor(config: Config, outbound: Outbound) {
    this.redirectUri = `${config.publicUrl}/sign-in/company`;
    this.fetch = async (url, { method, headers, body }) => {
      const answer = await outbound.ask(url, {
        method: method === 'POST' ? 'POST' : 'GET',
        headers,
        // Forms are all that the library sends.
        body: body instanceof URLSearchParams ? body.toString() : undefined,
        timeoutMs: TIMEOUT_MS,
        maxBytes: MAX_BYTES,
      });
      return new Response(BODILESS.has(answer.status) ? null : new Uint8Array(answer.body), {
        status: answer.status,
        headers: answer.headers,
      });
    };
  }

  /** What a provider says about itself, if people could sign in with it. */
  check(issuer: string): Promise<{ authorizationEndpoint: string; keyCount: number }> {
    return this.guarded(async () => {
      const { authorization_endpoint, jwks_uri } = await this.discover(issuer);
      const keys = await this.fetch(jwks_uri ?? '', { method: 'GET', headers: {}, body: null, redirect: 'manual' });
      const keyCount = keys.status === 200 ? keysIn(await keys.text()) : 0;
      if (keyCount === 0) throw new ProviderFailed('Its keys (jwks_uri) can’t be read.');
      return { authorizationEndpoint: authorization_endpoint ?? '', keyCount };
    });
  }

  /** Where to send somebody who wants to sign in. */
  addressFor(provider: OpenProvider, state: string, { nonce, verifier }: Checks): Promise<string> {
    return this.guarded(async () => {
      const address = oidc.buildAuthorizationUrl(await this.configured(provider), {
        redirect_uri: this.redirectUri,
        scope: SCOPE,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
      });
      return address.href;
    });
  }

  /** Who has come back. Signature, issuer, audience, times and nonce of the ID token are checked. */
  identityOf(provider: OpenProvider, { state, code, iss }: Returned, checks: Checks): Promise<ProvenIdentity> {
    return this.guarded(async () => {
      const config = await this.configured(provider);
      const address = new URL(this.redirectUri);
      address.search = new URLSearchParams({ code, state, ...(iss !== undefined && { iss }) }).toString();
      const tokens = await oidc.authorizationCodeGrant(config, address, {
        pkceCodeVerifier: checks.verifier,
        expectedState: state,
        expectedNonce: checks.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || claims.sub.length > 255 || claims.sub === '')
        throw new ProviderFailed('Its ID token names nobody.');
      // Many tell the email there alone.
      const asks = claims['email'] === undefined && config.serverMetadata().userinfo_endpoint !== undefined;
      const { email, email_verified: isVerified } = asks
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : claims;
      return {
        issuer: provider.issuer,
        subject: claims.sub,
        email: typeof email === 'string' ? email : null,
        isEmailVerified: isVerified === true,
      };
    });
  }

  private async configured(provider: OpenProvider): Promise<oidc.Configuration> {
    const key = `${provider.tenantId}:${provider.version}`;
    const known = this.known.get(key);
    if (known) return known;
    const { issuer, clientId, clientSecret } = provider;
    const server = await this.discover(issuer);
    // Absent means basic (OpenID Connect Discovery, 3).
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const proof = methods.includes('client_secret_basic') ? oidc.ClientSecretBasic : oidc.ClientSecretPost;
    const metadata = { client_secret: clientSecret, [oidc.clockTolerance]: CLOCKS_DIFFER_SECONDS };
    const config = new oidc.Configuration(server, clientId, metadata, proof(clientSecret));
    config[oidc.customFetch] = this.fetch;
    if (isPlain(issuer)) allowPlain(config);
    // The token comes from the provider itself; its signature is checked even so.
    oidc.enableNonRepudiationChecks(config);
    this.known.set(key, config);
    return config;
  }

  private async discover(issuer: string): Promise<oidc.ServerMetadata> {
    const execute = isPlain(issuer) ? [allowPlain] : [];
    const found = await oidc.discovery(new URL(issuer), 'hedgerow', undefined, oidc.None(), {
      [oidc.customFetch]: this.fetch,
      execute,
    });
    const server = found.serverMetadata();
    requireAddress('authorization_endpoint', server.authorization_endpoint, issuer);
    requireAddress('token_endpoint', server.token_endpoint, issuer);
    requireAddress('jwks_uri', server.jwks_uri, issuer);
    return server;
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw providerFault(error);
    }
  }
}

const BODILESS = new Set([204, 205, 304]);

/** Which addresses may be called without TLS is decided by the outbound guard: those of the operator's own networks. */
// oxlint-disable-next-line typescript/no-deprecated -- so that it stands out, says the library, which looks for it by name.
const allowPlain: (config: oidc.Configuration) => void = oidc.allowInsecureRequests;

const isPlain = (issuer: string): boolean => issuer.startsWith('http:');

/** Browsers are sent to one of them: never to a script, and not without TLS where the issuer has it. */
function requireAddress(name: string, address: string | undefined, issuer: string): void {
  const protocol = address !== undefined && URL.canParse(address) ? new URL(address).protocol : '';
  if (protocol !== 'https:' && !(protocol === 'http:' && isPlain(issuer)))
    throw new ProviderFailed(`Its configuration has no valid ${name}.`);
}

function keysIn(text: string): number {
  try {
    const set: unknown = JSON.parse(text);
    const keys: unknown = typeof set === 'object' && set !== null && 'keys' in set ? set.keys : null;
    return Array.isArray(keys) ? Math.min(keys.length, 10_000) : 0;
  } catch {
    return 0;
  }
}
