import { createHash } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file in the archive, as its manifest tells it. */
export interface Member {
  name: string;
  bytes: number;
  sha256: string;
  /** Where it has a line for each record. */
  rows?: number;
}

type Content = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/** Writes one file after the other into a ZIP, in bounded memory: a file is added as fast as somebody reads `output`. */
export class ZipWriter {
  private readonly zip = new ZipFile();
  readonly output = new PassThrough();

  /** @param signal breaks off what waits for the reader */
  constructor(
    private readonly madeAt: Date,
    private readonly signal: AbortSignal,
  ) {
    this.zip.outputStream.pipe(this.output);
  }

  /** Resolves once all of it was taken. */
  async add(name: string, content: Content): Promise<Member> {
    const digest = createHash('sha256');
    let bytes = 0;
    const measured = async function* (): AsyncGenerator<Buffer> {
      for await (const part of content) {
        const chunk = typeof part === 'string' ? Buffer.from(part) : Buffer.from(part);
        digest.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    };
    const entry = new PassThrough();
    this.zip.addReadStream(entry, name, { mtime: this.madeAt, mode: 0o100644 });
    await pipeline(measured(), entry, { signal: this.signal });
    return { name, bytes, sha256: digest.digest('hex') };
  }

  /** Writes its table of contents. */
  end(): void {
    this.zip.end();
  }
}
