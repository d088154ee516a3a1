import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { Checks } from './engine/checks';
import { Contract, type JsonObject } from './engine/contract';
import { createMock, type Mock } from './mock';

export interface MockServer {
  address: string;
  stop: () => Promise<void>;
}

interface ServerOptions {
  /** `openapi.json`. */
  contract: string;
  /** 0 takes any that is free. */
  port: number;
  /** Folder of the built web app; null: only the API. */
  webDist: string | null;
  /** 127.0.0.1 unless others on the network, a telephone say, are to reach it. */
  host?: string;
  pace?: number;
}

/** The mock of a contract file. @param pace how long background work takes: 1 as people see it */
export function mockOf(contract: string, pace = 1): Mock {
  const document = JSON.parse(readFileSync(contract, 'utf8')) as JsonObject;
  return createMock({ checks: new Checks(new Contract(document)), pace });
}

/** One door of the mock: an HTTP server on this machine, with the web app beside the API as in the real thing. */
export async function serveMock({
  contract,
  port,
  webDist,
  host = '127.0.0.1',
  pace,
}: ServerOptions): Promise<MockServer> {
  const mock = mockOf(contract, pace);
  const site = webDist === null ? mock : besideWebApp(mock, webDist);
  const listener = getRequestListener((request) => site.fetch(request));
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Live streams never end by themselves.
        server.closeAllConnections();
      }),
  };
}

function besideWebApp(mock: Mock, webDist: string): Hono {
  const site = new Hono();
  site.all('/api/*', ({ req }) => mock.fetch(req.raw));
  site.all('/health/*', ({ req }) => mock.fetch(req.raw));
  site.use('*', serveStatic({ root: webDist }));
  // Addresses of the web app are its own business.
  site.get('*', serveStatic({ path: join(webDist, 'index.html') }));
  return site;
}
