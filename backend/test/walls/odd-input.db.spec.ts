import { httpApp, type HttpTestApp, type InjectResponse } from '../../src/kernel/testing/index.js';
import { operations } from './contract-document.js';
import { addressOf, bodyOf, bodyFields, bodyWith, type Place, shapeOf, streams } from './isolation/requests.js';
import { aFullCompany, type Samples } from './isolation/samples.js';

/** What people, broken programs and attackers send. None of it is our mistake, so none of it may answer 5xx. */
const ODD: unknown[] = [
  ...[
    '',
    ' ',
    '0',
    'null',
    '🌿',
    'שלום',
    'a\u0000b',
    '\ud800',
    "'; drop table clients; --",
    '%',
    '\\',
    '../../etc/passwd',
  ],
  ...['2027-02-30', '2027-02-30T00:00:00Z', '0000-01-01', '2027-W05-1', '2027-366', '-271821-04-20', '9999-12-31'],
  ...[
    '10000-01-01T00:00:00Z',
    '24:00',
    '25:61',
    'Mars/Olympus',
    'USDX',
    'xx-INVALID-LOCALE-',
    '{}',
    'x'.repeat(30_000),
  ],
  ...[0, -1, 1.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 9e15],
  ...[true, null, [], {}, [null], [[]], [{}], { a: 1 }, ['x', 'x'], { __proto__: null, constructor: 1 }],
];
const ODD_QUERY = [
  ...ODD.filter((value) => typeof value !== 'object').map(String),
  '1e999',
  'Infinity',
  '-0',
  '01920000-0000-7000-8000-00000000000',
  'abc.def',
  '.',
];
const ODD_BODIES = ['', 'null', '[]', '0', '"x"', '{', '{"a":1}', '{"__proto__":{"x":1}}', '['.repeat(5_000)];

const each = (places: Place[]) => places.map((place): [string, Place] => [place.place, place]);
const changing = operations.filter(({ method }) => method !== 'get');

describe('odd input', () => {
  let app: HttpTestApp;
  let own: Samples;
  let token: string;
  beforeAll(async () => {
    app = await httpApp();
    own = await aFullCompany(app, 'greenfield');
    token = await app.tokenOf('owner');
  }, 120_000);
  afterAll(() => app.close());

  async function send(place: Place, url: string, payload?: object | string, headers = {}): Promise<InjectResponse> {
    const method = place.method.toUpperCase() as 'GET';
    const typed = payload === undefined ? {} : { 'content-type': 'application/json' };
    const authorization = `Bearer ${token}`;
    const answer = await app.inject({
      ...{ method, url, payload, payloadAsStream: streams(place) },
      headers: { authorization, 'if-match': '*', ...typed, ...headers },
    });
    if (streams(place)) answer.stream().destroy();
    return answer;
  }

  /** Sends each, and tells which of them we failed at. */
  async function failing<Odd>(odd: Odd[], ask: (value: Odd) => Promise<InjectResponse>): Promise<Odd[]> {
    const failed: Odd[] = [];
    for (const value of odd) {
      const { statusCode } = await ask(value);
      if (statusCode >= 500) failed.push(value);
    }
    return failed;
  }

  const queries = operations.flatMap((place) =>
    (place.operation.parameters ?? []).flatMap(({ name, in: where }): Array<[string, Place, string]> =>
      where === 'query' ? [[`${place.place} ?${name}`, place, name]] : [],
    ),
  );
  it.each(queries)('%s is no reason to fail', async (_, place, name) => {
    const ask = (query: string) => send(place, `${addressOf(place, own)}?${query}`);
    const written = ODD_QUERY.map((value) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
    const twisted = [`${name}=a&${name}=b`, `${name}[]=1`, `${name}[a]=1`, `${name}=%`, `${name}=%ff`, name];
    expect(await failing([...written, ...twisted], ask)).toEqual([]);
  });

  // A part that several bodies share is tried once.
  const seen = new Set<string>();
  const isNew = ([, place, at]: [string, Place, string[]]) => {
    const kind = `${place.method} ${at.at(-1)} ${shapeOf(place, at)}`;
    return !seen.has(kind) && seen.add(kind);
  };
  const fields = changing
    .flatMap((place) =>
      bodyFields(place).map((at): [string, Place, string[]] => [`${place.place} /${at.join('/')}`, place, at]),
    )
    .filter(isNew);
  it.each(fields)('%s is no reason to fail', async (_, place, at) => {
    expect(await failing(ODD, (value) => send(place, addressOf(place, own), bodyWith(place, own, at, value)))).toEqual(
      [],
    );
  });

  it.each(each(changing))('%s is no reason to fail, whatever its body', async (_, place) => {
    expect(await failing(ODD_BODIES, (body) => send(place, addressOf(place, own), body))).toEqual([]);
  });

  it.each(each(operations.filter(({ path }) => path.includes('{'))))('%s is no reason to fail', async (_, place) => {
    const odd = [
      '0',
      '%00',
      '🌿',
      '%ff',
      '..%2f..%2fetc%2fpasswd',
      'x'.repeat(150),
      '00000000-0000-0000-0000-000000000000',
    ];
    expect(await failing(odd, (id) => send(place, place.path.replace(/\{\w+\}/g, id), bodyOf(place, own)))).toEqual([]);
  });

  it.each(each(operations))('%s is no reason to fail, whatever its headers', async (_, place) => {
    const headers = [
      { 'if-match': '"0"', 'if-none-match': '"1", *', 'idempotency-key': 'x'.repeat(300) },
      { 'if-match': '7', 'content-type': 'multipart/form-data' },
      { 'if-match': '"99999999999999999999"', 'content-type': 'application/json; charset=utf-7' },
      { cookie: `hedgerow_refresh=${'-'.repeat(36)}.${'a'.repeat(43)}`, 'last-event-id': '9'.repeat(16) },
      {
        accept: 'application/xml',
        'accept-language': '*'.repeat(100),
        'x-request-id': 'ü',
        'content-type': 'text/plain',
      },
    ];
    expect(await failing(headers, (header) => send(place, addressOf(place, own), bodyOf(place, own), header))).toEqual(
      [],
    );
  });
});
