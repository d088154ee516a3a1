import { PERMISSIONS } from '../../src/kernel/access/index.js';
import {
  allSchemas,
  contract,
  hasType,
  type Operation,
  operations,
  resolved,
  type Schema,
} from './contract-document.js';

/** What an operation may begin with; a new word is a decision about how hooks and SDK methods read. */
const VERBS = [
  'activate|add|apply|archive|assign|bulk|cancel|check|complete|confirm|create|deactivate|delete|depart|dismiss',
  'dispatch|download|dry|find|get|hold|import|inspect|list|login|logout|map|mark|pause|plan|preview|print|recall',
  'refresh|register|remove|render|reopen|replace|replay|reschedule|resend|restore|resume|retry|reveal|run|schedule',
  'search|send|skip|start|stop|stream|switch|uncheck|undo|unschedule|update|upload|validate|watch',
].join('|');
const OPERATION_ID = new RegExp(`^(${VERBS})([A-Z][a-zA-Z]*)?$`);
const PATH = /^\/(api\/v1|health)(\/([a-z][a-z0-9]*(-[a-z0-9]+)*|\{[a-z][a-zA-Z]*Id\}))+$/;

/** Lists that are always answered whole, each with the reason why it stays short. */
const WHOLE_LISTS: Record<string, string> = {
  listRoles: 'A company has a handful of roles.',
  listImportFields: 'The fields of a client are known.',
  listImportPresets: 'One for each program whose files we know.',
  listDemoAccounts: 'Seven, written in the code.',
  listClientTags: 'For a drop-down: two hundred at most, in alphabetical order.',
};

/** An example of a credential would be tried, and some day work. */
const CREDENTIAL = /[tT]oken$/;

type Place = (typeof operations)[number];

/** Places of the operations that break a rule: the test prints them. */
const breaking = (rule: (place: Place) => boolean) => operations.filter(rule).map(({ place }) => place);
const isPublic = ({ operation }: Place) => operation['x-permission'] === 'public';
const parametersOf = (operation: Operation, where: string) =>
  (operation.parameters ?? []).filter((parameter) => parameter.in === where).map(({ name }) => name);
const successOf = ({ responses }: Operation) => Object.entries(responses).find(([status]) => status.startsWith('2'));
const answerOf = (operation: Operation): Schema =>
  resolved(successOf(operation)?.[1].content?.['application/json']?.schema ?? {});

describe('every operation of the contract', () => {
  it('is here: the document is not empty', () => {
    expect(operations.length).toBeGreaterThan(40);
  });

  it('has a name of its own, verb first, in camelCase: the method of the controller is the name of the hook', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !OPERATION_ID.test(id))).toEqual([]);
  });

  it('has an address of kebab-case nouns and {somethingId}', () => {
    expect(breaking(({ path }) => !PATH.test(path))).toEqual([]);
  });

  it('tells what it does in a line without a full stop, under one tag', () => {
    const tells = ({ operation: { summary = '', tags = [] } }: Place) =>
      summary.length > 0 && summary.length <= 100 && !summary.endsWith('.') && tags.length === 1;
    expect(breaking((place) => !tells(place))).toEqual([]);
  });

  it('says who may call it, and asks everyone but the public for a token', () => {
    const words = new Set<string>([...PERMISSIONS, 'public', 'authenticated']);
    const named = ({ operation }: Place) => [operation['x-permission'] ?? []].flat();
    expect(breaking((place) => named(place).length === 0 || named(place).some((word) => !words.has(word)))).toEqual([]);
    expect(breaking((place) => (place.operation.security?.length ?? 0) > 0 === isPublic(place))).toEqual([]);
  });

  it('has one success', () => {
    const successes = ({ responses }: Operation) => Object.keys(responses).filter((status) => status.startsWith('2'));
    expect(breaking(({ operation }) => successes(operation).length !== 1)).toEqual([]);
  });

  it('answers every failure with a problem document whose codes are listed: name the errors in @Endpoint', () => {
    const wrong = operations.flatMap(({ operation, place }) =>
      Object.entries(operation.responses)
        .filter(([status, { content = {} }]) => /^[45]/.test(status) && !isProblem(content))
        .map(([status]) => `${place} ${status}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each<[string, (place: Place) => boolean, string[]]>([
    ['anything', () => true, ['400', '422', '429', '500', '503']],
    ['what needs a token', (place) => !isPublic(place), ['401']],
    [
      'what needs a permission',
      (place) => !isPublic(place) && place.operation['x-permission'] !== 'authenticated',
      ['403'],
    ],
    ['a record by its id', ({ path }) => path.includes('{'), ['404']],
    [
      'a change of a version',
      ({ operation }) => parametersOf(operation, 'header').includes('If-Match'),
      ['412', '428'],
    ],
    ['an upload', ({ operation }) => 'multipart/form-data' in (operation.requestBody?.content ?? {}), ['413', '415']],
  ])('documents the failures of %s', (_, applies, statuses) => {
    const lacks = (place: Place) => statuses.some((status) => !(status in place.operation.responses));
    expect(breaking((place) => applies(place) && lacks(place))).toEqual([]);
  });

  it('may be repeated safely: PATCH takes If-Match, POST of a signed-in person takes Idempotency-Key', () => {
    const headers = ({ operation }: Place) => parametersOf(operation, 'header');
    expect(breaking((place) => place.method === 'patch' && !headers(place).includes('If-Match'))).toEqual([]);
    const posts = (place: Place) => place.method === 'post' && !isPublic(place);
    expect(breaking((place) => posts(place) && !headers(place).includes('Idempotency-Key'))).toEqual([]);
  });

  it('tells where to follow long work: a 202 comes from @StartsOperation and has Location', () => {
    const lost = ({ operation: { responses } }: Place) => {
      const accepted = responses['202'];
      return accepted !== undefined && !('Location' in (accepted.headers ?? {}));
    };
    expect(breaking(lost)).toEqual([]);
  });
});

describe('every list of the contract', () => {
  const isList = ({ operation }: Place) => /^list[A-Z]/.test(operation.operationId);
  /** What a page may say beside its rows, and why. */
  const BESIDE: Record<string, string> = { lastSeq: 'How far the change feed is complete: the next `after`.' };
  const pageMembers = (names: string[]) =>
    names
      .filter((name) => !(name in BESIDE))
      .sort()
      .join();
  const isPage = (schema: Schema) =>
    pageMembers(Object.keys(schema.properties ?? {})) === 'items,nextCursor' &&
    pageMembers(schema.required ?? []) === 'items,nextCursor' &&
    (schema.properties?.['items']?.maxItems ?? Infinity) <= 200;

  it('has the one page shape { items, nextCursor }: type: pageOf(Dto)', () => {
    expect(operations.filter(isList).length).toBeGreaterThan(5);
    expect(breaking((place) => isList(place) && !isPage(answerOf(place.operation)))).toEqual([]);
    const hasItems = ({ operation }: Place) => answerOf(operation).properties?.['items'] !== undefined;
    expect(
      breaking((place) => place.method === 'get' && hasItems(place) && !isPage(answerOf(place.operation))),
    ).toEqual([]);
  });

  it('takes limit and cursor: its query extends PageQuery', () => {
    const takes = ({ operation }: Place) =>
      ['limit', 'cursor'].every((name) => parametersOf(operation, 'query').includes(name));
    const isWhole = ({ operation }: Place) => operation.operationId in WHOLE_LISTS;
    expect(breaking((place) => isList(place) && takes(place) === isWhole(place))).toEqual([]);
  });
});

describe('every schema of the contract', () => {
  const schemas = [...allSchemas()];
  const places = (wrong: (schema: Schema) => boolean) =>
    schemas.filter(({ schema }) => wrong(schema)).map(({ place }) => place);
  const isClosed = (schema: Schema) => schema.enum !== undefined || schema.const !== undefined;

  it('says how long a text may be: @MaxLength or Text() of kernel/http', () => {
    expect(
      places((schema) => hasType(schema, 'string') && !isClosed(schema) && schema.maxLength === undefined),
    ).toEqual([]);
  });

  it('says how many items a list may have: @ArrayMaxSize or maxItems', () => {
    expect(places((schema) => hasType(schema, 'array') && schema.maxItems === undefined)).toEqual([]);
  });

  it('says how small and how large a number may be: @Min and @Max', () => {
    const open = ({ minimum, maximum }: Schema) => minimum === undefined || maximum === undefined;
    expect(places((schema) => hasType(schema, 'integer', 'number') && !isClosed(schema) && open(schema))).toEqual([]);
  });

  it('is explained: a doc comment on the class and on each field', () => {
    const named = Object.entries(contract.components.schemas);
    const silent = named.flatMap(([name, { properties = {} }]) =>
      Object.entries(properties)
        .filter(([, property]) => !property.description && !resolved(property).description && !property.allOf)
        .map(([field]) => `${name}.${field}`),
    );
    expect(silent).toEqual([]);
  });

  it('can be shown: each text without a format or a fixed set of words has an example', () => {
    const bare = (schema: Schema) =>
      hasType(schema, 'string') &&
      !isClosed(schema) &&
      !schema.format &&
      schema.example === undefined &&
      schema.default === undefined;
    const named = Object.entries(contract.components.schemas);
    const lacking = named.flatMap(([name, { properties = {}, example }]) =>
      Object.entries(example === undefined ? properties : {})
        .filter(([, property]) => bare(property))
        .map(([field]) => `${name}.${field}`),
    );
    expect(lacking.filter((place) => !place.endsWith('.nextCursor') && !CREDENTIAL.test(place))).toEqual([]);
  });
});

function isProblem(content: Record<string, { schema: Schema }>): boolean {
  const schema = content['application/problem+json']?.schema;
  const [base, codes] = schema?.allOf ?? [];
  const listed = codes?.properties?.['code']?.enum ?? [];
  return Object.keys(content).length === 1 && base?.$ref === '#/components/schemas/ProblemDto' && listed.length > 0;
}
