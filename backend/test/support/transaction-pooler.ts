import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import pg from 'pg';

const SSL_REQUEST = 80_877_103;
const TRUSTED = message('R', int32(0));
const IDLE = 'I'.charCodeAt(0);

/** A back end of PostgreSQL that serves one client's transaction at a time. */
interface BackEnd {
  socket: Socket;
  pid: number;
  messages: Messages;
}

/** What has connected to the pooler. */
interface Front {
  socket: Socket;
  /** While a transaction of it runs. */
  backEnd: BackEnd | undefined;
  /** Not sent on yet: there is no back end for it. */
  held: Buffer[];
  /** What was sent and is not answered to its end. */
  open: number;
}

/**
 * What stands between us and PostgreSQL in many deployments, as PgBouncer does it with `pool_mode = transaction` (1.20 and
 * older, which know nothing of prepared statements): each transaction goes to another back end than the last one.
 * `tellsPid`: clients are told the process of a back end instead of a number of the pooler's own.
 */
export class TransactionPooler {
  private readonly fronts = new Set<Front>();
  private readonly idle: BackEnd[] = [];
  private readonly clients: pg.Client[] = [];
  private readonly waiting: Front[] = [];
  private readonly server: Server;
  /** Transactions so far. */
  transactions = 0;

  private constructor(private readonly tellsPid: boolean) {
    this.server = createServer((socket) => this.greet(socket.on('error', () => undefined)));
  }

  static async start(url: string, { backEnds = 3, tellsPid = false } = {}): Promise<TransactionPooler> {
    const pooler = new TransactionPooler(tellsPid);
    for (let n = 0; n < backEnds; n += 1) await pooler.open(url);
    await once(pooler.server.listen(0, '127.0.0.1'), 'listening');
    return pooler;
  }

  /** The same login, by way of the pooler. */
  through(url: string): string {
    const address = new URL(url);
    address.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return address.href;
  }

  async stop(): Promise<void> {
    this.server.close();
    for (const { socket } of this.fronts) socket.destroy();
    await Promise.all(this.clients.map((client) => client.end().catch(() => undefined)));
  }

  /** pg signs in; from then on its connection is ours. */
  private async open(url: string): Promise<void> {
    const client = new pg.Client({ connectionString: url, application_name: 'pooler' });
    client.on('error', () => undefined);
    await client.connect();
    // What pg's types do not tell.
    const { connection, processID } = client as unknown as { connection: { stream: Socket }; processID: number };
    const backEnd: BackEnd = { socket: connection.stream, pid: processID, messages: new Messages() };
    backEnd.socket.removeAllListeners('data').on('data', (bytes: Buffer) => {
      for (const answer of backEnd.messages.take(bytes)) this.answered(backEnd, answer);
    });
    this.clients.push(client);
    this.idle.push(backEnd);
  }

  private greet(socket: Socket): void {
    socket.once('data', (hello: Buffer) => {
      if (hello.readInt32BE(4) === SSL_REQUEST) {
        socket.write('N');
        return this.greet(socket);
      }
      const pid = this.tellsPid ? (this.idle[0]?.pid ?? 0) : 4_000_000 + this.fronts.size;
      const settings = { server_version: '18.0', client_encoding: 'UTF8', integer_datetimes: 'on' };
      const told = Object.entries(settings).map(([name, value]) => message('S', text(name), text(value)));
      socket.write(
        Buffer.concat([TRUSTED, ...told, message('K', int32(pid), int32(1)), message('Z', Buffer.from('I'))]),
      );
      this.serve(socket);
    });
  }

  private serve(socket: Socket): void {
    const front: Front = { socket, backEnd: undefined, held: [], open: 0 };
    const messages = new Messages();
    this.fronts.add(front);
    socket.on('data', (bytes: Buffer) => {
      for (const asked of messages.take(bytes)) this.asked(front, asked);
    });
    socket.once('close', () => {
      if (!front.backEnd) return void this.fronts.delete(front);
      // Whatever it was in the middle of is undone.
      front.open += 1;
      front.backEnd.socket.write(message('Q', text('rollback')));
    });
  }

  private asked(front: Front, asked: Buffer): void {
    const type = String.fromCharCode(asked[0] ?? 0);
    if (type === 'X') return void front.socket.end();
    if (type === 'S' || type === 'Q') front.open += 1;
    if (front.backEnd) return void front.backEnd.socket.write(asked);
    front.held.push(asked);
    if (!this.waiting.includes(front)) this.waiting.push(front);
    this.hand();
  }

  /** Gives back ends to those that wait, the one that has rested longest first. */
  private hand(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const [front, backEnd] = [this.waiting.shift(), this.idle.shift()];
      if (!front || !backEnd) return;
      front.backEnd = backEnd;
      this.transactions += 1;
      backEnd.socket.write(Buffer.concat(front.held.splice(0)));
    }
  }

  private answered(backEnd: BackEnd, answer: Buffer): void {
    const front = [...this.fronts].find((one) => one.backEnd === backEnd);
    front?.socket.write(answer);
    if (answer[0] !== 'Z'.charCodeAt(0)) return;
    if (front) front.open -= 1;
    if (answer[5] !== IDLE || (front && front.open > 0)) return;
    if (front) front.backEnd = undefined;
    if (front?.socket.destroyed) this.fronts.delete(front);
    this.idle.push(backEnd);
    this.hand();
  }
}

/** Cuts what arrives into the messages of PostgreSQL's protocol. */
class Messages {
  private rest: Buffer = Buffer.alloc(0);

  *take(bytes: Buffer): Generator<Buffer> {
    this.rest = Buffer.concat([this.rest, bytes]);
    while (this.rest.length > 4) {
      const end = 1 + this.rest.readInt32BE(1);
      if (this.rest.length < end) return;
      yield this.rest.subarray(0, end);
      this.rest = this.rest.subarray(end);
    }
  }
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const text = (value: string) => Buffer.from(`${value}\0`);

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);
}
