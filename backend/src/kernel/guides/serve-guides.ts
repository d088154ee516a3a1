import type { FastifyInstance, FastifyReply } from 'fastify';
import { readGuides, readStyles } from './guide.js';
import { contentsPage, guidePage, GUIDES_PATH } from './guide-page.js';

export { GUIDES_PATH };

/** Text and one style sheet: nothing else may be loaded, run or sent. */
const NOTHING_BUT_TEXT =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The guides for developers, beside the reference at /api/docs. Rendered once; every request sends the same bytes. */
export function serveGuides(server: FastifyInstance): void {
  const guides = readGuides();
  const pages = new Map(guides.map((guide) => [guide.name, guidePage(guide, guides)]));
  const contents = contentsPage(guides);
  const styles = readStyles();
  server.get(GUIDES_PATH, (_request, reply) => send(reply, 'text/html', contents));
  server.get(`${GUIDES_PATH}/guides.css`, (_request, reply) => send(reply, 'text/css', styles));
  server.get<{ Params: { name: string } }>(`${GUIDES_PATH}/:name`, (request, reply) => {
    const page = pages.get(request.params.name);
    if (page !== undefined) return send(reply, 'text/html', page);
    reply.callNotFound();
    return reply;
  });
}

function send(reply: FastifyReply, type: string, content: string): FastifyReply {
  return reply
    .header('content-security-policy', NOTHING_BUT_TEXT)
    .header('cache-control', 'no-cache')
    .type(`${type}; charset=utf-8`)
    .send(content);
}
