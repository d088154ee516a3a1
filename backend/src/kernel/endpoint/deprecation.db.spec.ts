import { Controller, Get, Module, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { appError } from '../problem/index.js';
import { httpApp, type HttpTestApp } from '../../../test/support/index.js';
import { buildContract } from '../contract/openapi.js';
import { Endpoint } from './endpoint.js';
import { Id } from './parameters.js';

class Broken extends appError(409, 'broken', 'Broken') {}

const OLD = { since: '2026-11-01', sunset: '2027-06-30', replacedBy: '/api/v1/fields/{fieldId}' };

@ApiTags('Fields')
@Controller('old-fields')
class FieldsController {
  @Get(':fieldId')
  @Endpoint({ summary: 'Read a field', description: 'Flat.', permission: 'public', status: 204, deprecated: OLD })
  getOldField(@Id('fieldId') fieldId: string): void {
    if (fieldId.endsWith('9')) throw new Broken();
  }

  @Post()
  @Endpoint({ summary: 'Add a field', permission: 'settings.manage', status: 204, deprecated: OLD })
  createOldField(): void {}

  @Post('sign-in')
  @Endpoint({ summary: 'Sign in', permission: 'public', status: 204, deprecated: OLD })
  signInOld(): void {}

  @Get()
  @Endpoint({ summary: 'List fields', permission: 'public', status: 204 })
  listFields(): void {}
}

@Module({ controllers: [FieldsController] })
class FieldsModule {}

const ID = '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a60';

describe('a deprecated operation', () => {
  let app: HttpTestApp;
  beforeAll(async () => (app = await httpApp({ modules: [FieldsModule], env: { RATE_LIMIT: '6' } })));
  afterAll(() => app.close());

  it('keeps its body limit: anybody may send it little', async () => {
    const payload = { text: 'x'.repeat(20_000) };
    const answer = await app.nest.inject({ method: 'POST', url: '/api/v1/old-fields/sign-in', payload });
    expect([answer.statusCode, answer.headers]).toMatchObject([413, { sunset: expect.any(String) as string }]);
  });

  const get = (url: string, remoteAddress = '192.0.2.1') =>
    app.inject({ method: 'GET', url: `/api/v1/old-fields${url}`, remoteAddress });
  const announced = ({ headers }: { headers: Record<string, unknown> }) => [headers['deprecation'], headers['sunset']];
  const SAID = ['@1793491200', 'Wed, 30 Jun 2027 00:00:00 GMT'];

  it('says so with every answer, and names its replacement', async () => {
    const answer = await get(`/${ID}`);
    expect([answer.statusCode, ...announced(answer)]).toEqual([204, ...SAID]);
    expect(answer.headers['link']).toBe(
      `</api/v1/fields/${ID}>; rel="successor-version", </api/docs>; rel="deprecation"; type="text/html"`,
    );
  });

  it('says so with errors too: of the domain, validation, access and rate limit', async () => {
    // Its budget is its own.
    const remoteAddress = '192.0.2.2';
    const answers = [await get(`/${ID.slice(0, -1)}9`, remoteAddress), await get('/not-an-id', remoteAddress)];
    answers.push(await app.inject({ method: 'POST', url: '/api/v1/old-fields', payload: {}, remoteAddress }));
    while (answers.at(-1)?.statusCode !== 429 && answers.length < 10) answers.push(await get(`/${ID}`, remoteAddress));
    const failures = answers.filter(({ statusCode }) => statusCode >= 400);
    expect(failures.map(({ statusCode }) => statusCode)).toEqual([409, 422, 401, 429]);
    expect(failures.map(announced)).toEqual(failures.map(() => SAID));
  });

  it('does not affect other operations', async () => {
    expect(announced(await get(''))).toEqual([undefined, undefined]);
  });

  it('is deprecated in the contract, with its headers and with what to do', () => {
    const { paths } = buildContract(app.nest);
    const { get: old } = paths['/api/v1/old-fields/{fieldId}'] ?? {};
    const notice = '**Deprecated since 2026-11-01; works until 2027-06-30.** Use `/api/v1/fields/{fieldId}` instead.';
    expect(old).toMatchObject({
      deprecated: true,
      description: `${notice}\n\nFlat.`,
      'x-sunset': '2027-06-30',
      responses: {
        204: { headers: { Deprecation: { $ref: '#/components/headers/Deprecation' }, Sunset: {}, Link: {} } },
      },
    });
    expect(paths['/api/v1/old-fields']?.get).not.toHaveProperty('deprecated');
  });
});
