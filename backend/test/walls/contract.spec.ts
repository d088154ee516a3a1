import {
  allSchemas,
  breaking,
  contract,
  hasType,
  type Operation,
  operations,
  parametersOf,
  type Route,
  resolved,
  type Schema,
} from './contract-document.js';

/** Verbs that an operation may start with; a new one is a decision about how hooks and SDK methods read. */
const VERBS = [
  'accept|activate|add|apply|archive|assign|bulk|cancel|change|check|close|complete|confirm|create|deactivate|delete|depart',
  'disable|dismiss|dispatch|download|dry|enable|export|find|get|hold|import|inspect|join|list|login|logout|map|mark|pause|plan',
  'preview|print|recall|refresh|register|remove|render|reopen|replace|replay|request|reschedule|resend|reset|restore|resume|retry|reveal',
  'revoke|rotate|run|schedule|search|secure|send|skip|start|stop|stream|switch|test|transfer|uncheck|undo|unschedule|update|upload',
  'validate|verify|watch',
].join('|');
const OPERATION_ID = new RegExp(`^(${VERBS})([A-Z][a-zA-Z]*)?$`);
/** Other services look for the keys at the address that OpenID Connect made usual. */
const PATH = /^(\/(api\/v1|health)(\/([a-z][a-z0-9]*(-[a-z0-9]+)*|\{[a-z][a-zA-Z]*Id\}))+|\/\.well-known\/jwks\.json)$/;

/** An example of a credential would be tried, and some day work. */
const CREDENTIAL = /([tT]oken|[sS]ecret)$/;

/** What goes on in a mailbox. */
const MAILS = ['requestRegistration', 'requestEmailVerification', 'requestEmailChange'];

/** Changes of what has no version, each with the reason. */
const UNVERSIONED: Record<string, string> = {
  updateProfile: 'What a person says about themselves: nobody else changes it, and what they said last is so.',
  replaceAvatar: 'The same.',
  deleteAvatar: 'The same.',
};

/** Requests that have an effect each time they are sent, each with the reason. */
const UNREPEATABLE: Record<string, string> = {
  downloadAuditEntries: 'Changes nothing but that it is noted each time, like each look at access codes.',
  downloadClients:
    'Changes nothing: a body says which clients, since an address has no room for the ids of all that were ticked.',
  revealAccessCodes: 'Each look is recorded; an answer that is replayed would be one without a record.',
  checkSignInProvider: 'Reads what a provider says, and changes nothing.',
};

const isPublic = ({ operation }: Route) => operation['x-permission'] === 'public';

describe('every operation of the contract', () => {
  it('is found by this wall', () => {
    expect(operations.length).toBeGreaterThan(40);
  });

  it('has a unique name, verb first, in camelCase: the method of the controller is the name of the hook', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !OPERATION_ID.test(id))).toEqual([]);
  });

  it('has an address of kebab-case nouns and {somethingId}', () => {
    expect(breaking(({ path }) => !PATH.test(path))).toEqual([]);
  });

  it('has a summary without a full stop, and one tag', () => {
    const tells = ({ operation: { summary = '', tags = [] } }: Route) =>
      summary.length > 0 && summary.length <= 100 && !summary.endsWith('.') && tags.length === 1;
    expect(breaking((place) => !tells(place))).toEqual([]);
  });

  it('says who may call it, and needs a token unless it is public', () => {
    const permissions = (contract.components.schemas['Permission']?.enum ?? []) as string[];
    const words = new Set([...permissions, 'public', 'authenticated', 'person', 'api_key']);
    const named = ({ operation }: Route) => [operation['x-permission'] ?? []].flat();
    expect(breaking((place) => named(place).length === 0 || named(place).some((word) => !words.has(word)))).toEqual([]);
    const asksForOne = ({ operation: { security = [] } }: Route) =>
      security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0);
    expect(breaking((place) => asksForOne(place) === isPublic(place))).toEqual([]);
  });

  it('has one success status', () => {
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

  it.each<[string, (place: Route) => boolean, string[]]>([
    ['anything', () => true, ['400', '401', '422', '429', '500', '503']],
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
    ['a body', ({ operation }) => operation.requestBody !== undefined, ['415']],
    ['an upload', ({ operation }) => 'multipart/form-data' in (operation.requestBody?.content ?? {}), ['413', '415']],
  ])('documents the failures of %s', (_, applies, statuses) => {
    const lacks = (place: Route) => statuses.some((status) => !(status in place.operation.responses));
    expect(breaking((place) => applies(place) && lacks(place))).toEqual([]);
  });

  it('can be repeated safely: POST of a signed-in person accepts Idempotency-Key', () => {
    const posts = (place: Route) => place.method === 'post' && !isPublic(place);
    const headers = ({ operation }: Route) => parametersOf(operation, 'header');
    const unkeyed = operations.filter((place) => posts(place) && !headers(place).includes('Idempotency-Key'));
    expect(unkeyed.map(({ operation }) => operation.operationId)).toEqual(Object.keys(UNREPEATABLE));
  });

  it('never overwrites a newer version: PATCH, PUT and DELETE take @IfMatch', () => {
    const changes = ({ method }: Route) => ['patch', 'put', 'delete'].includes(method);
    const asks = ({ operation: { parameters = [] } }: Route) =>
      parameters.some(({ name, in: where, required }) => name === 'If-Match' && where === 'header' && required);
    expect(
      breaking((place) => changes(place) && !(place.operation.operationId in UNVERSIONED) && !asks(place)),
    ).toEqual([]);
  });

  it('accepts a PATCH as JSON Merge Patch, in which no member of a nested object is required', () => {
    const bodies = ({ operation }: Route) => operation.requestBody?.content ?? {};
    const patches = operations.filter(({ method }) => method === 'patch');
    expect(patches.length).toBeGreaterThan(5);
    const takes = (place: Route) =>
      Object.keys(bodies(place)).sort().join() === 'application/json,application/merge-patch+json';
    expect(patches.filter((place) => !takes(place)).map(({ place }) => place)).toEqual([]);
    const demanding = patches.flatMap((place) =>
      Object.values(bodies(place)).flatMap(({ schema }) => demandsOf(schema, place.place)),
    );
    expect(demanding).toEqual([]);
  });

  it('answers the version of a record as ETag', () => {
    const silent = ({ operation: { responses } }: Route) =>
      ['200', '201'].some((status) => {
        const { content, headers = {} } = responses[status] ?? {};
        const schema = resolved(content?.['application/json']?.schema ?? {});
        return schema.properties?.['version'] !== undefined && !('ETag' in headers);
      });
    expect(breaking(silent)).toEqual([]);
  });

  it('says where to follow long work: a 202 comes from @StartsOperation and has Location, unless it only sends mail', () => {
    const lost = ({ operation: { operationId, responses } }: Route) => {
      const accepted = responses['202'];
      return accepted !== undefined && !MAILS.includes(operationId) && !('Location' in (accepted.headers ?? {}));
    };
    expect(breaking(lost)).toEqual([]);
  });
});

describe('every schema of the contract', () => {
  const schemas = [...allSchemas()];
  const places = (wrong: (schema: Schema) => boolean) =>
    schemas.filter(({ schema }) => wrong(schema)).map(({ place }) => place);
  const isClosed = (schema: Schema) => schema.enum !== undefined || schema.const !== undefined;

  it('says how long a text may be: @MaxLength or Text() of kernel/dto', () => {
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

  it('has examples: each text without a format or an enum has one', () => {
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

/** Objects below a merge patch that name members which must be sent; lists are replaced as a whole and may. */
function demandsOf(schema: Schema, place: string): string[] {
  const { required = [], properties = {}, allOf = [], anyOf = [] } = resolved(schema);
  const parts = [...allOf, ...anyOf].flatMap((part) => demandsOf(part, place));
  const members = Object.entries(properties).flatMap(([name, member]) => demandsOf(member, `${place} ${name}`));
  return [...required.map((name) => `${place} ${name}`), ...parts, ...members];
}
