import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const YEAR = 31_536_000;

/** Headers about what a page may do; beside a script or font they are 0.7 KB that nobody reads, forty times a page. */
const FOR_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

/** Serves the built web app at `/` on the API's origin; every address that is not a file opens the app. */
export async function serveWebApp(app: NestFastifyApplication, folder: string | undefined): Promise<void> {
  if (!folder || !existsSync(resolve(folder, 'index.html'))) return;
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: resolve(folder),
    wildcard: false,
    index: false,
    cacheControl: false,
    // The build leaves a .br and a .gz beside each text.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const isAsset = path.includes('/assets/');
      // File names under assets/ carry a hash of their content.
      reply.header('cache-control', isAsset ? `public, max-age=${YEAR}, immutable` : 'no-cache');
      // Only pages and workers (.mjs) obey these headers.
      if (!/\.(html|mjs)(\.\w+)?$/.test(path)) for (const name of FOR_PAGES) reply.removeHeader(name);
    },
  });
  server.get('/*', (request, reply) => {
    // What somebody searches for is no name of a file.
    const [path = ''] = request.url.split('?');
    const isPage = !/^\/(api|health|metrics|\.well-known)(\/|$)/.test(path) && !/\.\w{1,8}$/.test(path);
    if (!isPage) {
      reply.callNotFound();
      return reply;
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
