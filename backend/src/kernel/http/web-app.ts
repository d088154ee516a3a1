import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const YEAR = 31_536_000;

/** Serves the built web app at `/` on the origin of the API; every address that is not a file opens the app. */
export async function serveWebApp(app: NestFastifyApplication, folder: string | undefined): Promise<void> {
  if (!folder || !existsSync(resolve(folder, 'index.html'))) return;
  const server = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: resolve(folder),
    wildcard: false,
    index: false,
    cacheControl: false,
    // File names under assets/ carry a hash of their content.
    setHeaders: (reply, path) =>
      void reply.header('cache-control', path.includes('/assets/') ? `public, max-age=${YEAR}, immutable` : 'no-cache'),
  });
  server.get('/*', (request, reply) => {
    const isPage = !/^\/(api|health|metrics)(\/|$)/.test(request.url) && !/\.\w{1,8}(\?|$)/.test(request.url);
    if (!isPage) {
      reply.callNotFound();
      return reply;
    }
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}
