import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Permission, PERMISSIONS, requirePermission } from '../../kernel/access/index.js';
import { Clock } from '../../kernel/clock/index.js';
import { currentTenantId, requireNoTransaction } from '../../kernel/context/index.js';
import { Scopes } from '../../kernel/database/index.js';
import { Files, type StagedFile } from '../../kernel/files/index.js';
import { QueueTasks, type TaskRun } from '../../kernel/queue/index.js';
import { DataExports } from '../audit-log/index.js';
import { type Operation, Operations } from '../operations/index.js';
import { TenancyService } from '../tenancy/index.js';
import { ARCHIVE_KIND, type Archived, ArchiveWriter } from './archive-writer.js';
import type { ExportTenantDto } from './company-export.dto.js';
import { ExportCompany } from './company-export.queue.js';
import { ZipWriter } from './zip-writer.js';

const KIND = 'tenant.export';
const DAY_MS = 86_400_000;
const KEPT_DAYS = 7;
/** No upload: what a company holds may be large. */
const MOST_BYTES = 2 ** 40;
/** An archive shows everything, so it is for those who can see everything. */
const IS_VIEW = /\.(read|view)(\.all)?$/;

/** Writes everything of a company into one file, which can be downloaded for some days. */
@Injectable()
export class CompanyExport implements OnModuleInit {
  constructor(
    private readonly tenancy: TenancyService,
    private readonly operations: Operations,
    private readonly exports: DataExports,
    private readonly queueTasks: QueueTasks,
    private readonly writer: ArchiveWriter,
    private readonly files: Files,
    private readonly scopes: Scopes,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.operations.onDownload(KIND, (operationId) => this.exports.note('company_archive', { operationId }, null));
  }

  /** Throws `Forbidden` (403) for whoever may not see all of it. While one is being written, answers that. */
  async start({ accessCodes = false }: ExportTenantDto): Promise<Operation> {
    for (const permission of needed(accessCodes)) requirePermission(permission);
    const open = await this.operations.findOpen(KIND);
    if (open) return open;
    const subject = { type: 'tenant', id: currentTenantId() };
    const operation = await this.operations.start({
      kind: KIND,
      message: 'Waiting to start',
      subject,
      request: { accessCodes },
    });
    await this.exports.note('company', { accessCodes }, null);
    await this.queueTasks.enqueue(ExportCompany, { operationId: operation.id });
    return operation;
  }

  /** A run that was broken off begins anew: nothing of it is kept. */
  async run(operationId: string, run: TaskRun): Promise<void> {
    requireNoTransaction('An archive is written');
    try {
      await this.make(operationId, run);
    } catch (error) {
      if (error instanceof Cancelled) return this.scopes.transaction(() => this.operations.cancelled(operationId));
      // A worker that shuts down leaves the task to another.
      if (run.lastAttempt && !run.signal.aborted) {
        await this.scopes.transaction(() => this.operations.fail(operationId, error));
      }
      throw error;
    }
  }

  private async make(operationId: string, { signal }: TaskRun): Promise<void> {
    const begun = await this.scopes.transaction(() => this.operations.hold(operationId));
    if (!begun) return;
    const { accessCodes: hasAccessCodes } = begun.request as { accessCodes: boolean };
    const at = this.clock.now();
    const report = async (done: number, total: number, message: string) => {
      if (await this.operations.report(operationId, { done, total, message })) throw new Cancelled();
    };
    await report(0, 1, 'Starting');
    const [staged, archived] = await this.stage({ at, hasAccessCodes, report }, signal);
    const expiresAt = new Date(at.getTime() + KEPT_DAYS * DAY_MS);
    const keep = async () => {
      // Another run was faster, or the company is gone.
      if (!(await this.operations.hold(operationId))) return;
      await this.operations.removeFiles(KIND);
      const { id: fileId, bytes } = await this.files.keep(staged, { expiresAt });
      await this.operations.finish(operationId, {
        result: { bytes, ...archived, accessCodes: hasAccessCodes, expiresAt: expiresAt.toISOString() },
        fileId,
        filePermissions: needed(hasAccessCodes),
        message: 'Ready to download',
      });
    };
    try {
      await this.scopes.transaction(keep);
    } finally {
      await this.files.discard(staged);
    }
  }

  /** Writes and keeps at once: neither waits with more than a few parts in memory. */
  private async stage(
    order: Parameters<ArchiveWriter['write']>[1],
    asked: AbortSignal,
  ): Promise<[StagedFile, Archived]> {
    const { slug } = await this.scopes.transaction(() => this.tenancy.current(), { readOnly: true });
    const broken = new AbortController();
    const zip = new ZipWriter(order.at, AbortSignal.any([asked, broken.signal]));
    const name = `${slug}-${order.at.toISOString().slice(0, 10)}.zip`;
    const file = { name, mime: 'application/zip', kind: ARCHIVE_KIND, maxBytes: MOST_BYTES };
    const receiving = this.files.receive(zip.output, file).catch((error: unknown) => {
      broken.abort(error);
      throw error;
    });
    const writing = this.writer.write(zip, order).catch((error: unknown) => {
      zip.output.destroy(error as Error);
      throw error;
    });
    const [received, written] = await Promise.allSettled([receiving, writing]);
    // Each breaks the other off: the first one knows why.
    if (written.status === 'rejected') throw broken.signal.aborted ? broken.signal.reason : written.reason;
    if (received.status === 'rejected') throw received.reason;
    return [received.value, written.value];
  }
}

function needed(accessCodes: boolean): Permission[] {
  const asked: Permission[] = accessCodes ? ['exports.create', 'access_codes.reveal'] : ['exports.create'];
  return PERMISSIONS.filter((permission) => asked.includes(permission) || IS_VIEW.test(permission));
}

/** Somebody asked the operation to stop. */
class Cancelled extends Error {}
