import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the server says; `hang_up` closes the connection and `silence` never answers. */
export type Said = { status?: number; headers?: Record<string, string>; body?: unknown } | 'hang_up' | 'silence';

/** A server that gives its answers in the order it was told, and keeps what it was sent. */
export class ScriptedApi {
  readonly received: Received[] = [];
  private script: Said[] = [];

  private constructor(
    private readonly server: Server,
    readonly baseUrl: string,
  ) {}

  static async start(): Promise<ScriptedApi> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const api = new ScriptedApi(server, `http://127.0.0.1:${port}`);
    api.answer();
    return api;
  }

  /** Forgets what was, and says these from now on; more requests than answers are a mistake of the test. */
  will(...script: Said[]): void {
    this.received.length = 0;
    this.script = script;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(): void {
    this.server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => void chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        this.received.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
        const said = this.script.shift() ?? { status: 418, body: 'One request too many.' };
        if (said === 'hang_up') return void request.socket.destroy();
        if (said === 'silence') return;
        const body = typeof said.body === 'string' ? said.body : JSON.stringify(said.body ?? {});
        response.writeHead(said.status ?? 200, { 'content-type': 'application/json', ...said.headers }).end(body);
      });
    });
  }
}

/** A problem document, as the API writes them. */
export function problem(status: number, code: string, more: Record<string, unknown> = {}) {
  const body = {
    type: `urn:hedgerow:problem:${code}`,
    title: 'No',
    status,
    code,
    instance: '/',
    requestId: 'req-0001',
    ...more,
  };
  return { status, body, headers: { 'content-type': 'application/problem+json' } };
}
