import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeContract } from './complete-contract.js';

const VERSION = '1.0.0';

const ABOUT = `Clients, jobs and visits of landscaping companies.

Sign in with \`POST /api/v1/auth/login\`, press **Authorize** and paste the \`accessToken\`. A deployment with demo data lists
its accounts under \`GET /api/v1/auth/demo-accounts\`. The company is the one of the token; every id of another company
answers 404. Every error is a problem document with a stable \`code\`.`;

/** The contract, made from the code. Works on a preview boot: no database, no secrets. */
export function buildContract(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Hedgerow')
    .setDescription(ABOUT)
    .setVersion(VERSION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .setContact('Hedgerow', 'https://hedgerow.example', 'developers@hedgerow.example')
    .setOpenAPIVersion('3.1.0')
    .addServer('/', 'This deployment')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Access token from sign-in.' })
    .build();
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_controller, method) => method });
  return completeContract(document);
}

/** Swagger UI at /api/docs and the document at /api/v1/openapi.json. */
export function serveDocumentation(app: INestApplication): void {
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (document ??= buildContract(app)), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    yamlDocumentUrl: 'api/v1/openapi.yaml',
    customSiteTitle: 'Hedgerow API',
    swaggerOptions: { persistAuthorization: true, tryItOutEnabled: true, docExpansion: 'list', filter: true },
  });
}
