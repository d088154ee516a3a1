import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import type { Config } from '../config/index.js';

/** What a page of ours may load. docker/web/page-headers.conf says the same where nginx serves the pages. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'", 'data:'],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
  frameSrc: ["'self'", 'blob:'],
  imgSrc: ["'self'", 'data:', 'blob:'],
  objectSrc: ["'none'"],
  scriptSrc: ["'self'"],
  // Mantine and Swagger UI set style attributes.
  styleSrc: ["'self'", "'unsafe-inline'"],
  workerSrc: ["'self'", 'blob:'],
};

/** Beside the file a form holds a few words. */
const FORM = { files: 1, fields: 10, parts: 11, fieldNameSize: 100, fieldSize: 10_000, headerPairs: 20 };

/** Cookies and uploads. */
export async function registerPlugins(app: NestFastifyApplication, config: Config): Promise<void> {
  await app.register(cookie);
  await app.register(multipart, {
    limits: { ...FORM, fileSize: config.get('UPLOAD_LIMIT_MB') * 1024 * 1024 },
  });
}

/** The headers that browsers should enforce: Helmet's, which are the same on every answer. */
export async function securityHeaders(config: Config): Promise<Record<string, string>> {
  const probe = fastify();
  await probe.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: CONTENT_SECURITY_POLICY,
    },
    // Set where a proxy terminates TLS; on plain http://localhost it would lock people out of other local sites.
    strictTransportSecurity: config.get('NODE_ENV') === 'production',
    crossOriginEmbedderPolicy: false,
  });
  probe.get('/', (_request, reply) => reply.send(reply.raw.getHeaders()));
  const answer = await probe.inject('/');
  await probe.close();
  return answer.json();
}
