import fc from 'fast-check';

/** What people, broken programs and attackers write. None of it is our mistake, so none of it may answer 5xx. */
const TEXTS = [
  ...[
    '',
    ' ',
    '0',
    'null',
    '🌿',
    'שלום',
    'a\u0000b',
    '\ud800',
    '%',
    '\\',
    '../../etc/passwd',
    '<script>alert(1)</script>',
  ],
  ...[
    "'; drop table clients; --",
    '" or 1=1',
    '$1',
    '${7*7}',
    '{{7*7}}',
    '=HYPERLINK("https://example.com")',
    '\r\nX: y',
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
  ...['https://example.com:99999999', 'javascript:alert(1)', '-'.repeat(255), '\u202e', 'ﷺ'.repeat(300), '1e999', '-0'],
];
const NUMBERS = [0, -1, 1.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 9e15, -(2 ** 31) - 1];
const SHAPES: unknown[] = [
  true,
  null,
  [],
  {},
  [null],
  [[]],
  [{}],
  { a: 1 },
  ['x', 'x'],
  { constructor: 1 },
  { toString: null },
];

/** Any JSON value: a known trap, or one that nobody thought of. */
export const anyValue = () =>
  fc.oneof(
    { arbitrary: fc.constantFrom<unknown>(...TEXTS, ...NUMBERS, ...SHAPES), weight: 6 },
    { arbitrary: fc.constantFrom(nested(30), nested(500)), weight: 1 },
    { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
    { arbitrary: fc.string({ unit: 'binary', maxLength: 300 }), weight: 2 },
  );

/** A part of an address, as it is written there. */
export const anySegment = () =>
  fc.oneof(
    fc.constantFrom('0', '%00', '%ff', '..%2f..%2fetc%2fpasswd', 'x'.repeat(150), 'x'.repeat(4_000)),
    fc.constantFrom(
      '00000000-0000-0000-0000-000000000000',
      '01920000-0000-7000-8000-00000000000',
      '%F0%9F%8C%BF',
      '*',
      ':id',
    ),
    fc.string({ minLength: 1, maxLength: 40 }).map(encodeURIComponent),
  );

/** A query, as it is written: `name` is one that the operation knows. */
export const anyQuery = (name: string) =>
  fc.oneof(
    anyValue().map((value) => `${name}=${encodeURIComponent(written(value))}`),
    fc.constantFrom(`${name}=a&${name}=b`, `${name}[]=1`, `${name}[a]=1`, `${name}=%`, `${name}=%ff`, name, `${name}=`),
    fc.constantFrom('unknown=1', '__proto__=1', '&&&', `${name}=${'x'.repeat(8_000)}`, `${name}=1&`.repeat(300)),
    fc.constantFrom(
      'tenantId=00000000-0000-7000-8000-000000000000',
      'cursor=abc.def',
      'cursor=..',
      'limit=0',
      'limit=-1',
    ),
    fc.base64String({ minLength: 8, maxLength: 200 }).map((text) => `cursor=${encodeURIComponent(text)}`),
  );

/** A body, byte for byte. */
export const anyBody = () =>
  fc.oneof(
    fc.constantFrom(
      '',
      'null',
      '[]',
      '0',
      '"x"',
      '{',
      '{"a":1}',
      '{"a":1}}',
      "{'a':1}",
      '{"a":NaN}',
      '\ufeff{}',
      '{"a":1e999}',
    ),
    fc.constantFrom(
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{}}}',
      '['.repeat(5_000),
      '{"a":'.repeat(900),
    ),
    fc.constant(`{"a":"${'x'.repeat(1_100_000)}"}`),
    fc.string({ unit: 'binary', maxLength: 100 }),
  );

/** Headers that are not what they should be. */
export const anyHeaders = () =>
  fc.constantFrom<Record<string, string>>(
    { 'if-match': '"0"', 'if-none-match': '"1", *' },
    { 'if-match': '7' },
    { 'if-match': '"99999999999999999999"' },
    { 'if-match': 'W/"1"' },
    { 'if-match': '' },
    { 'if-none-match': '*' },
    { 'idempotency-key': 'x'.repeat(300) },
    { 'idempotency-key': '' },
    { 'idempotency-key': 'two words' },
    { 'content-type': 'multipart/form-data' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'application/json; charset=utf-7' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/xml' },
    { 'content-type': 'nonsense' },
    { 'content-encoding': 'gzip' },
    { authorization: 'Bearer x' },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.' },
    { authorization: 'Basic dXNlcjpwYXNz' },
    { authorization: 'Bearer hr_00000000_' },
    { authorization: '' },
    { cookie: `hedgerow_refresh=${'-'.repeat(36)}.${'a'.repeat(43)}`, 'last-event-id': '9'.repeat(16) },
    { accept: 'application/xml', 'accept-language': '*'.repeat(100), 'x-request-id': 'ü' },
    { host: 'a'.repeat(300), 'x-forwarded-for': "'", 'x-http-method-override': 'DELETE' },
    { 'x-tenant-id': '00000000-0000-7000-8000-000000000000' },
    { range: 'bytes=9-1', 'if-range': '"x"' },
  );

function nested(depth: number): unknown {
  return depth === 0 ? 1 : { a: [nested(depth - 1)] };
}

const written = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 4_000).toWellFormed();
