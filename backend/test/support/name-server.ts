import { createSocket, type Socket } from 'node:dgram';

/** A name server: answers A questions with 198.41.0.4, or nothing at all. */
export class NameServer {
  asked = 0;
  silent = false;
  private constructor(private readonly socket: Socket) {
    socket.on('message', (question, { port, address }) => {
      this.asked += 1;
      if (!this.silent) socket.send(answerTo(question), port, address);
    });
  }

  static async open(): Promise<NameServer> {
    const socket = createSocket('udp4');
    await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready));
    return new NameServer(socket);
  }

  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  close(): void {
    this.socket.close();
  }
}

/** The question with an answer appended where it asks for an IPv4 address; no answer to others. */
function answerTo(question: Buffer): Buffer {
  const end = question.indexOf(0, 12) + 5;
  const asksForA = question.readUInt16BE(end - 4) === 1;
  const answer = Buffer.from(question.subarray(0, end));
  answer.writeUInt16BE(0x8180, 2);
  answer.writeUInt16BE(asksForA ? 1 : 0, 6);
  answer.fill(0, 8, 12);
  const record = Buffer.from([0xc0, 0x0c, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 41, 0, 4]);
  return asksForA ? Buffer.concat([answer, record]) : answer;
}
