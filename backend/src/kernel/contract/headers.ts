import type { OpenAPIObject } from '@nestjs/swagger';
import { type Headers, type Operation, operationsOf, responsesOf } from './document.js';

const text = (description: string, example: string, maxLength = 200) => ({
  description,
  schema: { type: 'string' as const, maxLength, example },
});
const seconds = (description: string, example: number) => ({
  description,
  schema: { type: 'integer' as const, minimum: 0, maximum: 2_147_483_647, example },
});

const UNLESS_OFF = 'Absent when the operator set no limit, or when an overloaded server rejects a request unread.';

// Names of HTTP headers know no upper and lower case. `X-Ratelimit-*` is spelled so that the OWASP rules, which take
// one family of these headers and no second one beside it, accept both.
const HEADERS: Headers = {
  'Access-Control-Allow-Origin': text(
    'The origin of the calling page, if the operator allows it to call the API from a browser.',
    'https://app.example.com',
    255,
  ),
  Deprecation: text('When this was deprecated (RFC 9745).', '@1793491200', 20),
  ETag: text(
    'Begins with the version of the record, for `If-Match`; of lists and of what has no version a weak tag, for `If-None-Match`.',
    '"7"',
    100,
  ),
  'Idempotency-Replayed': {
    description: '`true` when this is the stored response of an earlier request with the same `Idempotency-Key`.',
    schema: { type: 'string', enum: ['true'], example: 'true' },
  },
  Link: text(
    'What takes the place of this operation (`rel="successor-version"`), and where to read about it.',
    '</api/docs>; rel="deprecation"; type="text/html"',
    2000,
  ),
  Location: text(
    'URL of the new record, or of the operation that tracks the work.',
    '/api/v1/operations/018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b',
  ),
  RateLimit: text(
    `Requests remaining in each budget (\`r\`) and seconds until it is full again (\`t\`). ${UNLESS_OFF}`,
    '"key";r=598;t=42, "tenant";r=2960;t=42',
  ),
  'RateLimit-Policy': text(
    `The budgets of your credential: requests (\`q\`) per window of seconds (\`w\`). ${UNLESS_OFF}`,
    '"key";q=600;w=60, "tenant";q=3000;w=60',
  ),
  'Retry-After': seconds('Seconds to wait before retrying.', 5),
  Sunset: text('Until when this works (RFC 8594).', 'Wed, 30 Jun 2027 00:00:00 GMT', 40),
  'WWW-Authenticate': text('How to sign in (RFC 6750).', 'Bearer realm="hedgerow"'),
  'X-Ratelimit-Limit': seconds(`Requests allowed in the window. ${UNLESS_OFF}`, 600),
  'X-Ratelimit-Remaining': seconds(`Requests remaining in the window. ${UNLESS_OFF}`, 598),
  'X-Ratelimit-Reset': seconds(`Seconds until the window resets. ${UNLESS_OFF}`, 42),
  'X-Request-Id': text(
    'Name of this request in our logs; tell it to support. Send one of your own, 8 to 100 letters, digits or `_.:-`, and ' +
      'it is kept.',
    '018f6d2e-7c1a-7b6e-9f0a-1c2d3e4f5a6b',
    100,
  ),
};

const EVERYWHERE = [
  'Access-Control-Allow-Origin',
  'RateLimit',
  'RateLimit-Policy',
  'X-Ratelimit-Limit',
  'X-Ratelimit-Remaining',
  'X-Ratelimit-Reset',
  'X-Request-Id',
];

/** The others depend on the operator's settings or on the request. */
const ALWAYS = ['ETag', 'Retry-After', 'WWW-Authenticate', 'X-Request-Id'];

const WHEN_DEPRECATED = ['Deprecation', 'Link', 'Sunset'];

const BY_STATUS: Record<string, string[]> = {
  '401': ['WWW-Authenticate'],
  '429': ['Retry-After'],
  '503': ['Retry-After'],
};

/** Declares the headers of every answer, by reference. Transient 409 codes declare `Retry-After` too. */
export function addHeaders(document: OpenAPIObject): void {
  for (const operation of operationsOf(document)) {
    for (const [status, response] of responsesOf(operation)) {
      const names = [...EVERYWHERE, ...(BY_STATUS[status] ?? [])];
      if (operation.deprecated) names.push(...WHEN_DEPRECATED);
      if (status.startsWith('2') && takesIdempotencyKey(operation)) names.push('Idempotency-Replayed');
      response.headers = { ...references(names), ...response.headers };
    }
  }
  const used = JSON.stringify(document.paths);
  const headers = Object.entries(HEADERS).filter(([name]) => used.includes(`"#/components/headers/${name}"`));
  document.components = { ...document.components, headers: structuredClone(Object.fromEntries(headers)) };
  for (const name of ALWAYS) Object.assign(document.components.headers?.[name] ?? {}, { required: true });
}

function references(names: string[]): Headers {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

const takesIdempotencyKey = ({ parameters = [] }: Operation) =>
  parameters.some((parameter) => 'name' in parameter && parameter.name === 'Idempotency-Key');
