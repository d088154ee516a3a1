import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, opendir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/index.js';
import { TooLarge } from '../problem/index.js';
import { contentTypeOf } from './content-type.js';
import { safeFileName } from './file-name.js';

/** What the source of a stream says about it. */
export interface NewFile {
  /** As people know it; a path is cut off. */
  name: string;
  /** The sender's word, which counts only where bytes carry no signature. */
  mime: string;
  /** What it is for: snake_case, for example `logo`. */
  kind: string;
  /** More than this is refused with 413; default: the deployment's UPLOAD_LIMIT_MB. */
  maxBytes?: number;
}

/** Bytes that have arrived completely and belong to nobody yet. */
export interface StagedFile {
  path: string;
  name: string;
  mime: string;
  kind: string;
  bytes: number;
  sha256: string;
}

/** Writes streams to local temporary files, in bounded memory; hashes and counts as they arrive. */
@Injectable()
export class Staging {
  private readonly folder: string;
  private readonly uploadLimit: number;

  constructor(config: Config) {
    // Below the store's own folder: a rename is one step only inside one file system.
    this.folder = resolve(config.get('DATA_DIR'), 'files', '.incoming');
    this.uploadLimit = config.get('UPLOAD_LIMIT_MB') * 1024 * 1024;
  }

  /** Throws `TooLarge` (413) past the limit; leaves nothing behind when the stream breaks. */
  async receive(stream: Readable, { name, mime, kind, maxBytes = this.uploadLimit }: NewFile): Promise<StagedFile> {
    await mkdir(this.folder, { recursive: true });
    const path = join(this.folder, randomUUID());
    try {
      const { bytes, sha256 } = await write(stream, path, maxBytes);
      return { path, name: safeFileName(name), mime: await contentTypeOf(path, mime), kind, bytes, sha256 };
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }

  /** Removes uploads that arrived before an instant and were never kept: the process died, or nobody wanted them. */
  async sweep(before: Date): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    for await (const { name } of await opendir(this.folder)) {
      const path = join(this.folder, name);
      const changed = await stat(path).then(
        ({ ctime }) => ctime,
        () => null,
      );
      if (changed && changed < before) await rm(path, { force: true });
    }
  }
}

async function write(stream: Readable, path: string, maxBytes: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new TooLarge(`Files can be up to ${megabytes(maxBytes)} MB.`);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

const megabytes = (bytes: number) => Number((bytes / 1024 / 1024).toPrecision(3));
