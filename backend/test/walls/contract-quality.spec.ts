import { allSchemas, breaking, contract, hasType, operations, type Route } from './contract-document.js';

/** Sent with every answer of the API. Names of headers know no upper and lower case. */
const EVERYWHERE = ['ratelimit', 'ratelimit-policy', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];

const headersOf = (response: { headers?: object }) =>
  Object.keys(response.headers ?? {}).map((name) => name.toLowerCase());

/** Answers of all operations that lack one of some headers. */
const lacking = (names: string[], applies: (place: Route, status: string) => boolean) =>
  operations.flatMap((place) =>
    Object.entries(place.operation.responses)
      .filter(
        ([status, response]) => applies(place, status) && !names.every((name) => headersOf(response).includes(name)),
      )
      .map(([status]) => `${place.place} ${status}`),
  );

describe('the contract explains itself', () => {
  it('explains every operation beyond its summary: description in @Endpoint', () => {
    expect(breaking(({ operation: { summary, description } }) => !description || description === summary)).toEqual([]);
  });

  it('explains every parameter', () => {
    const silent = ({ operation: { parameters = [] } }: Route) => parameters.some(({ description }) => !description);
    expect(breaking(silent)).toEqual([]);
  });

  it('has one complete example of every schema', () => {
    const bare = Object.entries(contract.components.schemas).filter(([, { example }]) => example === undefined);
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  it('has a section with a description for every tag: @Sections on the module', () => {
    const known = new Set(contract.tags.filter(({ description }) => description).map(({ name }) => name));
    const grouped = new Set(contract['x-tagGroups'].flatMap(({ tags }) => tags));
    const lost = ({ operation: { tags = [] } }: Route) => tags.some((tag) => !known.has(tag) || !grouped.has(tag));
    expect(breaking(lost)).toEqual([]);
    expect([...known].filter((tag) => !operations.some(({ operation }) => operation.tags?.includes(tag)))).toEqual([]);
  });

  it('declares the rate limit and request id headers of every answer', () => {
    expect(lacking(['x-request-id', ...EVERYWHERE], () => true)).toEqual([]);
    expect(lacking(['retry-after'], (_, status) => status === '429' || status === '503')).toEqual([]);
    expect(lacking(['www-authenticate'], (_, status) => status === '401')).toEqual([]);
  });

  it('says of every enum in an answer that it is open', () => {
    const codes = [...allSchemas()].filter(({ place, schema }) => / [45]\d\d\.code$/.test(place) && schema.enum);
    expect(codes.length).toBeGreaterThan(100);
    expect(codes.filter(({ schema }) => !schema['x-open-enum']).map(({ place }) => place)).toEqual([]);
  });

  it('refuses unknown fields where it says so: bodies that are only sent are closed', () => {
    const bodies = operations.flatMap(({ operation }) => Object.values(operation.requestBody?.content ?? {}));
    const names = bodies.flatMap(({ schema }) => schema.$ref?.split('/').at(-1) ?? []);
    const open = [...new Set(names)].filter(
      (name) => contract.components.schemas[name]?.additionalProperties !== false,
    );
    expect(names.length).toBeGreaterThan(20);
    expect(open).toEqual([]);
  });

  it('gives 180 days of notice before an operation is removed', () => {
    const late = ({ operation }: Route) => {
      const { deprecated, 'x-deprecated-since': since, 'x-sunset': sunset } = operation;
      return deprecated === true && !(Date.parse(sunset ?? '') - Date.parse(since ?? '') >= 180 * 86_400_000);
    };
    expect(breaking(late)).toEqual([]);
    expect(lacking(['deprecation', 'sunset', 'link'], ({ operation }) => operation.deprecated === true)).toEqual([]);
  });

  it('says of every whole number how many bits it needs', () => {
    const vague = [...allSchemas()].filter(({ schema }) => hasType(schema, 'integer') && !schema.format);
    expect(vague.map(({ place }) => place)).toEqual([]);
  });
});
