import { createHash } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeContract } from './complete-contract.js';
import { addSections } from './sections.js';
import { CONTRACT_VERSION } from './version.js';

const ABOUT = `The Hedgerow API for landscaping companies: clients, jobs, visits, and crews. The
[guides](/api/docs/guides) start with the basics; this is the
reference.

Sign in with \`POST /api/v1/auth/login\`, press **Authorize** and paste the \`accessToken\`. A deployment with demo data lists
its accounts under \`GET /api/v1/auth/demo-accounts\`. The company is the one of the token; every id of another company
answers 404. Every error is a problem document with a stable \`code\`.

Text is UTF-8. Names and other short texts are one line, without control characters; notes, instructions and reasons may
have several, and every line break in them is kept as a line feed.`;

const ACCESS_TOKEN = `For people and their apps: \`Authorization: Bearer <accessToken>\`, from \`POST /api/v1/auth/login\`. Short-lived;
\`POST /api/v1/auth/refresh\` gives the next one. A JWT that is made and checked as RFC8725 asks; take it as opaque.`;

const API_KEY_FORMAT = 'hr_<keyId>_<secret>';

const API_KEY = `For programs: \`Authorization: Bearer ${API_KEY_FORMAT}\`. A key belongs to one company and may do what its scopes name,
which are the permissions of these operations (\`x-permission\`). It is shown once, expires, and can be revoked at once.`;

/** The contract, made from the code. Works on a preview boot: no database, no secrets. */
export function buildContract(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Hedgerow')
    .setDescription(ABOUT)
    .setVersion(CONTRACT_VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setContact('Hedgerow', 'https://hedgerow.example', 'developers@hedgerow.example')
    .setOpenAPIVersion('3.1.0')
    .addServer('/', 'This deployment: production, or a local one to try things on.', undefined, { 'x-internal': false })
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: ACCESS_TOKEN })
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: API_KEY_FORMAT, description: API_KEY }, 'apiKey')
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method });
  addSections(document, app);
  return completeContract(document);
}

/**
 * The contract as bytes, the same for everybody. JSON with line breaks is also valid YAML, for those who ask for that.
 */
interface WrittenContract {
  json: Buffer;
  yaml: Buffer;
  etag: string;
}

const written = new WeakMap<INestApplication, WrittenContract>();

/** Made once. It takes half a second, so a server calls it before the first request. */
export function writeContract(app: INestApplication): WrittenContract {
  const known = written.get(app);
  if (known) return known;
  const document = buildContract(app);
  const json = Buffer.from(JSON.stringify(document));
  const yaml = Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
  const etag = `W/"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  const made = { json, yaml, etag };
  written.set(app, made);
  return made;
}

/** Routes that stand beside `/api`: where probes and other services look for them. */
export const BESIDE_THE_API = ['health/live', 'health/ready', 'metrics', '.well-known/jwks.json'];

/** Swagger UI at /api/docs and the document at /api/v1/openapi.json. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  for (const [form, type] of [
    ['json', 'application/json'],
    ['yaml', 'text/yaml'],
  ] as const) {
    server.get(`/api/v1/openapi.${form}`, (_request, reply) => {
      const contract = writeContract(app);
      return reply
        .headers({ etag: contract.etag, 'cache-control': 'private, no-cache' })
        .type(`${type}; charset=utf-8`)
        .send(contract[form]);
    });
  }
  // Parsed again for the page that shows it: as objects it takes ten times as much memory.
  const read = () => JSON.parse(writeContract(app).json.toString()) as OpenAPIObject;
  SwaggerModule.setup('api/docs', app, read, {
    // Nest would serialize the document anew for every reader.
    raw: false,
    customSiteTitle: 'Hedgerow API',
    swaggerOptions: { persistAuthorization: true, tryItOutEnabled: true, docExpansion: 'list', filter: true },
  });
}
