import { createReadStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Config } from '../config/index.js';
import { type ContentKey, ContentStore } from './content-store.js';

const SHA256 = /^[0-9a-f]{64}$/;

/** Keeps bytes in a local folder: `DATA_DIR/files/<company>/<first two hex digits>/<sha256>`. */
@Injectable()
export class FolderStore extends ContentStore {
  private readonly root: string;

  constructor(config: Config) {
    super();
    this.root = resolve(config.get('DATA_DIR'), 'files');
  }

  async put(key: ContentKey, stagedPath: string): Promise<void> {
    const target = this.pathOf(key);
    await mkdir(dirname(target), { recursive: true });
    await rename(stagedPath, target);
    // The row that names these bytes is durable at COMMIT; the name in the folder must not be less so.
    await syncFolder(dirname(target));
  }

  async open(key: ContentKey): Promise<Readable> {
    const handle = await open(this.pathOf(key));
    return createReadStream('', { fd: handle });
  }

  async remove(key: ContentKey): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async removeAll(tenantId: string): Promise<void> {
    if (!isUuid(tenantId)) throw new Error('Not a company.');
    await rm(join(this.root, tenantId), { recursive: true, force: true });
  }

  async *tenants(): AsyncIterable<string> {
    for await (const { name } of entries(this.root)) if (isUuid(name)) yield name;
  }

  async *putBefore(tenantId: string, instant: Date): AsyncIterable<string> {
    for await (const { name: prefix } of entries(join(this.root, tenantId))) {
      for await (const { name } of entries(join(this.root, tenantId, prefix))) {
        const changed = SHA256.test(name) && (await changedAt(join(this.root, tenantId, prefix, name)));
        if (changed && changed < instant) yield name;
      }
    }
  }

  private pathOf({ tenantId, sha256 }: ContentKey): string {
    // Both come from our own rows; checked all the same, because they become a path.
    if (!isUuid(tenantId) || !SHA256.test(sha256)) throw new Error('Not a content key.');
    return join(this.root, tenantId, sha256.slice(0, 2), sha256);
  }
}

async function* entries(folder: string): AsyncIterable<{ name: string }> {
  try {
    yield* await opendir(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The inode's change time: a rename sets it, so bytes that were put again count as new. */
async function changedAt(path: string): Promise<Date | null> {
  try {
    return (await stat(path)).ctime;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
