import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Injectable, Logger } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { currentTenantId } from '../context/index.js';
import { afterCommit, db, insertRow, Scopes } from '../database/index.js';
import { TooLarge } from '../problem/index.js';
import { type ContentKey, ContentStore } from './content-store.js';
import { FileNotFound } from './files.errors.js';
import { type NewFile, type StagedFile, Staging } from './staging.js';
import { StoredFile } from './stored-file.entity.js';
import { UnusedContent } from './unused-content.js';

/** What other records keep of a file, and what its reader needs. */
export type FileRef = Pick<StoredFile, 'id' | 'name' | 'mime' | 'bytes' | 'sha256'>;

/** A file whose bytes are flowing. Whoever opens it must read the stream or destroy it. */
export interface OpenFile extends FileRef {
  stream: Readable;
}

const SMALL = 16 * 1024 * 1024;

/** Files of the company of the scope. Bytes are stored once per company, however many files have them. */
@Injectable()
export class Files {
  private readonly logger = new Logger(Files.name);

  constructor(
    private readonly staging: Staging,
    private readonly store: ContentStore,
    private readonly scopes: Scopes,
    private readonly unused: UnusedContent,
  ) {}

  /**
   * Receives a stream and keeps it, in the transaction of the scope or in one of its own. Throws `TooLarge` (413).
   * A route that takes uploads declares `transaction: 'none'`, so that a slow sender holds no connection.
   */
  async save(stream: Readable, file: NewFile): Promise<FileRef> {
    return this.keep(await this.receive(stream, file));
  }

  /** The first half of `save`: needs no database. What is not kept afterwards is swept. */
  receive(stream: Readable, file: NewFile): Promise<StagedFile> {
    return this.staging.receive(stream, file);
  }

  /** The second half of `save`. When the transaction rolls back the row is gone, and the bytes are swept later. */
  async keep(staged: StagedFile, { expiresAt = null }: { expiresAt?: Date | null } = {}): Promise<FileRef> {
    const { path, name, mime, kind, bytes, sha256 } = staged;
    try {
      return await this.scopes.join(async () => {
        await this.unused.claim(sha256);
        await this.store.put({ tenantId: currentTenantId(), sha256 }, path);
        return refOf(await insertRow(StoredFile, { name, mime, kind, bytes, sha256, ...(expiresAt && { expiresAt }) }));
      });
    } finally {
      await this.discard(staged);
    }
  }

  /** What is not to be kept after all; after `keep` there is nothing left. */
  async discard({ path }: StagedFile): Promise<void> {
    await rm(path, { force: true });
  }

  /** Throws `FileNotFound` (404). */
  async find(id: string): Promise<FileRef> {
    const [ref] = await this.findMany([id]);
    if (!ref) throw new FileNotFound();
    return ref;
  }

  /** Several at once, in the order of `ids`. Throws `FileNotFound` (404) when one is gone. */
  async findMany(ids: string[]): Promise<FileRef[]> {
    if (ids.length === 0) return [];
    const rows = await this.scopes.join(() => db().findBy(StoredFile, { id: In(ids) }), { readOnly: true });
    const known = new Map(rows.map((row) => [row.id, refOf(row)]));
    return ids.map((id) => {
      const ref = known.get(id);
      if (!ref) throw new FileNotFound();
      return ref;
    });
  }

  /** Throws `FileNotFound` (404); fails before the first byte when the bytes are missing from the store. */
  async open(file: string | FileRef): Promise<OpenFile> {
    const ref = typeof file === 'string' ? await this.find(file) : file;
    const stream = await this.store.open({ tenantId: currentTenantId(), sha256: ref.sha256 });
    return { ...ref, stream };
  }

  /** A small file as bytes. Throws `FileNotFound` (404), and `TooLarge` (413) past 16 MB. */
  async read(file: string | FileRef): Promise<Buffer> {
    const { stream, bytes } = await this.open(file);
    if (bytes <= SMALL) return buffer(stream);
    stream.destroy();
    throw new TooLarge('This file is too large to open.');
  }

  /** Forgets a file; its bytes go after COMMIT unless another file has the same. Not an error when it is gone. */
  async remove(id: string): Promise<void> {
    await this.scopes.join(async () => {
      const deletion = db().createQueryBuilder().delete().from(StoredFile).where({ id }).returning('sha256');
      const [row] = (await deletion.execute()).raw as Array<Pick<StoredFile, 'sha256'>>;
      if (!row) return;
      const key = { tenantId: currentTenantId(), sha256: row.sha256 };
      afterCommit(() => this.free(key));
    });
  }

  /** Forgets those that were kept until then. */
  async removeExpired(now: Date): Promise<void> {
    const rows = await this.scopes.join(
      () => db().find(StoredFile, { select: { id: true }, where: { expiresAt: LessThan(now) } }),
      {
        readOnly: true,
      },
    );
    for (const { id } of rows) await this.remove(id);
  }

  /** For a company that ends: removes the bytes of all its files. */
  removeAll(): Promise<void> {
    return this.store.removeAll(currentTenantId());
  }

  /** A failure here is retried by the sweeper; the change itself is committed. */
  private async free(key: ContentKey): Promise<void> {
    try {
      await this.unused.remove(key);
    } catch (error) {
      this.logger.warn(`Bytes ${key.sha256} stay until they are swept: ${String(error)}`);
    }
  }
}

const refOf = ({ id, name, mime, bytes, sha256 }: StoredFile): FileRef => ({ id, name, mime, bytes, sha256 });
