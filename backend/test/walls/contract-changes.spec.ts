import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Change, compare } from '../../../scripts/contract/compare.mjs';

type Json = Record<string, unknown>;
interface Sample {
  paths: Record<string, Record<string, Json & { parameters: Json[]; responses: Json }>>;
  components: { schemas: Record<string, { required: string[]; properties: Record<string, Json> }> };
}

/** A small released contract; each call answers a new one to change. */
function released(): Sample {
  const text = { type: 'string', maxLength: 100 };
  const of = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
  const document = {
    openapi: '3.1.0',
    info: { title: 'Sample', version: '1.0.0' },
    servers: [{ url: '/' }],
    paths: {
      '/crews': {
        get: {
          operationId: 'listCrews',
          summary: 'List crews',
          'x-permission': 'crews.read',
          parameters: [
            { name: 'sort', in: 'query', schema: { type: 'string', enum: ['name', 'created'] } },
            { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200 } },
          ],
          responses: { '200': { description: 'OK', content: of('Crew') }, '404': { description: 'None' } },
        },
        post: {
          operationId: 'createCrew',
          summary: 'Create a crew',
          'x-permission': ['crews.manage', 'crews.read'],
          parameters: [],
          requestBody: { required: true, content: of('NewCrew') },
          responses: { '201': { description: 'Made', content: of('Crew') } },
        },
      },
    },
    components: {
      schemas: {
        Crew: {
          type: 'object',
          required: ['name', 'state'],
          properties: {
            name: text,
            state: { type: 'string', enum: ['active', 'archived'] },
            size: { type: 'integer' },
          },
        },
        NewCrew: {
          type: 'object',
          required: ['name'],
          additionalProperties: false,
          properties: { name: text, colour: { type: 'string', enum: ['red', 'green'] } },
        },
      },
    },
  };
  return structuredClone(document);
}

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'contract-'))));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the check says when a release becomes what `change` makes of it. */
async function changesOf(
  change: (sample: Sample) => void,
  from: (sample: Sample) => void = () => {},
): Promise<Change[]> {
  const [before, after] = [released(), released()];
  for (const sample of [before, after]) from(sample);
  change(after);
  const paths = ['before.json', 'after.json'].map((name) => join(folder, name)) as [string, string];
  [before, after].forEach((sample, index) => writeFileSync(paths[index] ?? '', JSON.stringify(sample)));
  return compare(...paths, '2027-01-01');
}

const schema = (sample: Sample, name: string) =>
  sample.components.schemas[name] as Sample['components']['schemas'][string];
const operation = (sample: Sample, method: string) => {
  const known = sample.paths['/crews']?.[method];
  if (!known) throw new Error(method);
  return known;
};

describe('the check against the last release', () => {
  it('fails on everything that breaks a program, each with the reason and a way out', async () => {
    const changes = await changesOf((sample) => {
      const list = operation(sample, 'get');
      list['operationId'] = 'findCrews';
      list['x-permission'] = 'crews.manage';
      list.parameters = [
        { name: 'sort', in: 'query', schema: { type: 'string', enum: ['name'] } },
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } },
        { name: 'day', in: 'query', required: true, schema: { type: 'string' } },
      ];
      delete list.responses['404'];
      const { properties, required } = schema(sample, 'NewCrew');
      required.push('colour');
      Object.assign(properties, { name: { type: 'integer' }, colour: { type: 'string', enum: ['red'] } });
      const crew = schema(sample, 'Crew');
      crew.required = ['name'];
      delete crew.properties['size'];
    });
    const breaking = changes.filter(({ kind }) => kind === 'breaking');
    expect(breaking.map(({ what }) => what).sort()).toEqual([
      "Enum lost values: 'created'.",
      "Enum of `colour` lost values: 'green'.",
      'Needs crews.manage instead of crews.read.',
      'Properties of `Crew` are no longer required: `state`.',
      'Properties of `NewCrew` became required: `colour`.',
      'Property `size` of `Crew` was removed.',
      'Required `day` query parameter was added.',
      'Response `404` was removed.',
      "Type of `name` narrowed from 'string' to 'integer'.",

      "Upper bound changed from '<= 200' to '<= 100'.",
      "`operationId` of operation `GET /crews` changed from 'listCrews' to 'findCrews'.",
    ]);
    expect(breaking.filter(({ where, why, instead }) => !where || !why || !instead)).toEqual([]);
  });

  it('accepts what only grows: operations, fields, optional parameters, enum values in answers, wider limits', async () => {
    const changes = await changesOf((sample) => {
      sample.paths['/visits'] = {
        get: { ...operation(sample, 'get'), operationId: 'listVisits', summary: 'List visits' },
      };
      const wide = { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 500 } };
      operation(sample, 'get').parameters[1] = wide;
      operation(sample, 'get').parameters.push({ name: 'q', in: 'query', schema: { type: 'string' } });
      operation(sample, 'get')['x-permission'] = ['crews.read', 'crews.manage'];
      const { properties } = schema(sample, 'Crew');
      Object.assign(properties, { colour: { type: 'string' }, name: { type: 'string', maxLength: 200 } });
      properties['state'] = { type: 'string', enum: ['active', 'archived', 'resting'] };
      schema(sample, 'NewCrew').properties['size'] = { type: 'integer' };
    });
    expect(changes.filter(({ kind }) => kind === 'breaking')).toEqual([]);
    expect(
      changes
        .filter(({ kind }) => kind === 'addition')
        .map(({ where, what }) => `${where}: ${what}`)
        .sort(),
    ).toEqual([
      "GET /crews: Enum of `state` gained values: 'resting'.",
      'GET /crews: New field `colour`.',
      'GET /crews: New query parameter `q`.',
      'GET /visits: New operation `listVisits`: List visits.',
      'POST /crews: New field `size`.',
    ]);
  });

  it('lets a deprecated operation be removed on its sunset date, and not before', async () => {
    const old = (sample: Sample, name: string, more: object) =>
      (sample.paths[`/${name}`] = { get: { ...operation(sample, 'get'), operationId: name, summary: name, ...more } });
    const changes = await changesOf(
      (sample) => {
        sample.paths = { '/crews': sample.paths['/crews'] ?? {} };
        Object.assign(operation(sample, 'post'), { deprecated: true, 'x-sunset': '2027-06-30' });
      },
      (sample) => {
        old(sample, 'in-use', {});
        old(sample, 'too-early', { deprecated: true, 'x-sunset': '2027-01-02' });
        old(sample, 'over', { deprecated: true, 'x-sunset': '2027-01-01' });
      },
    );
    expect(changes.map(({ kind, where }) => `${kind} ${where}`).sort()).toEqual([
      'breaking /in-use',
      'breaking /too-early',
      'change /over',
      'deprecation POST /crews',
    ]);
  });
});
