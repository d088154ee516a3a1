import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server as SocketServer,
  type Socket,
} from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What arrived at a receiver, as it reads it. */
export interface ReceivedCall {
  webhookId: string;
  headers: IncomingHttpHeaders;
  raw: string;
  body: { type: string; timestamp: string; data: { seq: number; entityId: string; type: string } };
}

export type ReceiverBehaviour = number | ((arrival: ReceivedCall, response: ServerResponse) => void);

/** A receiver on this machine, for tests: keeps what arrives and answers as it is told. */
export class Receiver {
  readonly arrivals: ReceivedCall[] = [];
  /** A status, or a function that responds to a call. */
  manner: ReceiverBehaviour = 204;

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

  /** The numbers of one record's events, in the order of arrival. */
  seqsOf(entityId: string): number[] {
    return this.arrivals.filter(({ body }) => body.data.entityId === entityId).map(({ body }) => body.data.seq);
  }

  private take(headers: IncomingHttpHeaders, raw: string, response: ServerResponse): void {
    const arrival = {
      webhookId: String(headers['webhook-id']),
      headers,
      raw,
      body: JSON.parse(raw) as ReceivedCall['body'],
    };
    this.arrivals.push(arrival);
    if (typeof this.manner === 'number') response.writeHead(this.manner).end(`I say ${this.manner}`);
    else this.manner(arrival, response);
  }
}

/** Whether the official Standard Webhooks library accepts a call as genuine. */
export function isGenuine({ raw, headers }: ReceivedCall, secret: string): boolean {
  try {
    new Webhook(secret).verify(raw, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

/** Receivers that keep callers waiting: silent over http, silent in the TLS handshake, or one byte at a time. */
export class SilentReceivers {
  /** How many calls have come so far. */
  calls = 0;
  /** Whether each connection gets a byte at a time, or nothing. */
  private readonly sockets = new Map<Socket, boolean>();
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly server: SocketServer,
    private readonly trickling: SocketServer,
  ) {
    for (const each of [server, trickling]) each.on('connection', (socket) => this.take(socket, each === trickling));
    this.timer = setInterval(() => {
      for (const [socket, trickles] of this.sockets) if (trickles) socket.write('x');
    }, 200);
  }

  static async open(): Promise<SilentReceivers> {
    const servers = [createSocketServer(), createSocketServer()] as const;
    for (const server of servers) await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new SilentReceivers(...servers);
  }

  /** So many addresses, of every kind. */
  urls(count: number): string[] {
    const [silent, trickling] = [this.server, this.trickling].map((each) => (each.address() as AddressInfo).port);
    const kinds = [`http://127.0.0.1:${silent}`, `https://127.0.0.1:${silent}`, `http://127.0.0.1:${trickling}`];
    return Array.from({ length: count }, (_, index) => `${kinds[index % kinds.length]}/${index}`);
  }

  close(): void {
    clearInterval(this.timer);
    for (const socket of this.sockets.keys()) socket.destroy();
    this.server.close();
    this.trickling.close();
  }

  private take(socket: Socket, trickles: boolean): void {
    this.calls += 1;
    socket.on('error', () => undefined);
    socket.resume();
    this.sockets.set(socket, trickles);
    socket.once('close', () => this.sockets.delete(socket));
    if (trickles) socket.write('HTTP/1.1 200 O');
  }
}
