import type { IncomingHttpHeaders } from 'node:http';

/** The parts of a request that are looked at, whether Node or Fastify holds it. */
export interface Sent {
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** An address outside of `/api/`, written as those of probes, pages and files are. */
const ELSEWHERE = /^\/(?!api\/)[\w./~@-]*(?:$|[?#])/;

/** Whether a request is for the API. The router also takes `http://host/api/` and `/%61pi/`. */
export const asksApi = ({ url = '' }: Sent): boolean => !ELSEWHERE.test(url);

export const hasBody = ({ headers }: Sent): boolean =>
  'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;

/** A form with a file, whose pace is the sender's. */
export const isUpload = (sent: Sent): boolean =>
  hasBody(sent) && (sent.headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false);
