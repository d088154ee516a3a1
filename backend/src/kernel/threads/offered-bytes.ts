import { Readable } from 'node:stream';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { runInScope, scopeIfAny } from '../context/index.js';

/** Opens bytes from their beginning. */
export type OpenBytes = () => Readable | Promise<Readable>;

type Ask = 'open' | 'next';

interface Answer {
  chunk?: Uint8Array;
  error?: string;
}

/**
 * Bytes that a thread reads although only this side can open them: chunk by chunk, at its own pace and as often as it
 * likes.
 */
export class OfferedBytes {
  /** Moves to the thread. */
  readonly port: MessagePort;
  private readonly here: MessagePort;
  private readonly scope = scopeIfAny();
  private bytes: Readable | undefined;
  private chunks: AsyncIterator<Uint8Array> | undefined;
  private ended = false;

  constructor(private readonly open: OpenBytes) {
    const { port1, port2 } = new MessageChannel();
    this.here = port1;
    this.port = port2;
    this.here.on('message', (ask: Ask) => {
      this.answer(ask).then(
        (said) => this.here.postMessage(said, said.chunk ? [said.chunk.buffer as ArrayBuffer] : []),
        (error: unknown) => this.here.postMessage({ error: String(error) }),
      );
    });
  }

  end(): void {
    this.ended = true;
    this.here.close();
    this.port.close();
    this.bytes?.destroy();
  }

  private async answer(ask: Ask): Promise<Answer> {
    if (ask === 'open') {
      this.bytes?.destroy();
      this.bytes = await (this.scope ? runInScope(this.scope, this.open) : this.open());
      // The thread learns of a failure when it asks for more; an unhandled event would end the process.
      this.bytes.on('error', () => undefined);
      if (this.ended) this.bytes.destroy();
      this.chunks = this.bytes[Symbol.asyncIterator]();
      return {};
    }
    const next = await this.chunks?.next();
    // A copy: chunks are often views of a larger buffer, which would be transferred as a whole.
    return next && !next.done ? { chunk: new Uint8Array(next.value) } : {};
  }
}

/** The thread's side: opens the offered bytes from the beginning each time. One reader at a time. */
export function openAt(port: MessagePort): OpenBytes {
  let turn: Promise<unknown> = Promise.resolve();
  const ask = (what: Ask): Promise<Uint8Array | undefined> => {
    const answered = turn.then(() => exchange(port, what));
    turn = answered.catch(() => undefined);
    return answered;
  };
  return async () => {
    await ask('open');
    return Readable.from(chunksOf(ask), { objectMode: false });
  };
}

function exchange(port: MessagePort, what: Ask): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    port.once('message', ({ chunk, error }: Answer) => (error ? reject(new Error(error)) : resolve(chunk)));
    port.postMessage(what);
  });
}

async function* chunksOf(ask: (what: Ask) => Promise<Uint8Array | undefined>): AsyncGenerator<Buffer> {
  for (let chunk = await ask('next'); chunk; chunk = await ask('next')) {
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}
