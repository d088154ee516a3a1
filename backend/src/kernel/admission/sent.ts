import type { IncomingHttpHeaders } from 'node:http';

/** What is looked at of a request, whether Node or Fastify holds it. */
export interface Sent {
  url?: string | undefined;
  headers: IncomingHttpHeaders;
}

/** An address below anything but `/api/`, written as probes, pages and files of the web app are. */
const ELSEWHERE = /^\/(?!api\/)[\w./~@-]*(?:$|[?#])/;

/** Whether the API is asked. The router also takes `http://host/api/` and `/%61pi/` for its own. */
export const asksApi = ({ url = '' }: Sent): boolean => !ELSEWHERE.test(url);

export const hasBody = ({ headers }: Sent): boolean =>
  'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;

/** A form with a file, whose pace is the sender's. */
export const isUpload = (sent: Sent): boolean =>
  hasBody(sent) && (sent.headers['content-type']?.toLowerCase().startsWith('multipart/') ?? false);
