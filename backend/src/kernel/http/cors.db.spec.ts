import { httpApp, type HttpTestApp, type InjectOptions } from '../../../test/support/index.js';

const APP = 'https://app.example.com';

describe('CORS exact list (promise 2.13): pages of another origin', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [], env: { CORS_ORIGINS: `${APP}, https://b.example.com` } })));
  afterAll(() => app.close());

  const ask = async (origin: string, method: InjectOptions['method'] = 'GET') => {
    const asks = { origin, 'access-control-request-method': 'PATCH', 'access-control-request-headers': 'if-match' };
    return app.inject({ method, url: '/api/v1/auth/me', headers: method === 'OPTIONS' ? asks : { origin } });
  };

  it('may read answers when the operator lists the origin, errors and limits included', async () => {
    const { statusCode, headers } = await ask(APP);
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([401, APP]);
    expect(headers['access-control-expose-headers']).toContain('RateLimit');
    expect(headers['access-control-allow-credentials']).toBeUndefined();
  });

  it('may send preflight requests', async () => {
    const { statusCode, headers } = await ask(APP, 'OPTIONS');
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([204, APP]);
    expect(headers['access-control-allow-methods']).toContain('PATCH');
  });

  it.each(['https://app.example.com.evil.example', 'https://APP.example.com', 'http://app.example.com', 'null'])(
    'may not from an origin that is not listed exactly: %s',
    async (origin) => {
      for (const method of ['GET', 'OPTIONS'] as const)
        expect((await ask(origin, method)).headers['access-control-allow-origin']).toBeUndefined();
    },
  );
});
