import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What arrived at a receiver, as it reads it. */
export interface Arrival {
  webhookId: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: { type: string; timestamp: string; data: { seq: number; entityId: string; type: string } };
}

export type Manner = number | ((arrival: Arrival, response: ServerResponse) => void);

/** A receiver on this machine, for tests: keeps what arrives and answers as it is told. */
export class Receiver {
  readonly arrivals: Arrival[] = [];
  /** A status, or whatever it shall do with an arrival. */
  manner: Manner = 204;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(): Promise<Receiver> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const receiver = new Receiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => receiver.take(request.headers, Buffer.concat(chunks).toString(), response));
    });
    return receiver;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Arrivals of one record, by number. */
  seqsOf(entityId: string): number[] {
    return this.arrivals.filter(({ body }) => body.data.entityId === entityId).map(({ body }) => body.data.seq);
  }

  private take(headers: IncomingHttpHeaders, raw: string, response: ServerResponse): void {
    const arrival = {
      webhookId: String(headers['webhook-id']),
      headers,
      raw,
      body: JSON.parse(raw) as Arrival['body'],
    };
    this.arrivals.push(arrival);
    if (typeof this.manner === 'number') response.writeHead(this.manner).end(`I say ${this.manner}`);
    else this.manner(arrival, response);
  }
}

/** Whether the official library of Standard Webhooks takes an arrival for genuine. */
export function isGenuine({ raw, headers }: Arrival, secret: string): boolean {
  try {
    new Webhook(secret).verify(raw, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
