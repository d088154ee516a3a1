import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import type { Permission } from '../../kernel/access/index.js';
import { insertRow, Scopes } from '../../kernel/database/index.js';
import { Files } from '../../kernel/files/index.js';
import { toAppError } from '../../kernel/problem/index.js';
import { Operation, type OperationProblem } from './operation.entity.js';
import { OperationNews } from './operation-news.js';
import { OperationsRepository } from './operations.repository.js';

export interface NewOperation {
  /** What kind of work: `<module>.<verb>`, for example `imports.run`. */
  kind: string;
  /** How many units of work there are, once known. */
  total?: number | null;
  message?: string;
  /** The record that it works on. */
  subject?: { type: string; id: string };
  /** The request, for the worker, where no other record holds it. */
  request?: object;
}

export interface Progress {
  done: number;
  total?: number | null;
  /** Current step, for people. */
  message?: string;
}

export interface Outcome {
  /** Shown by the web app and read by programs; its form depends on the kind. */
  result?: Record<string, unknown>;
  /** A file of kernel/files that the person may download. */
  fileId?: string;
  /** What somebody needs to download it, where more than to see the operation. */
  filePermissions?: Permission[];
  message?: string;
}

type Changes = QueryDeepPartialEntity<Operation>;

/** Twice a second looks lively to people and costs the database nothing. */
const REPORT_EVERY_MS = 500;
const MESSAGE_LENGTH = 500;

/**
 * For modules with long work: start it in the transaction that enqueues the queue task, report from the processor, end
 * it in the transaction of the last effect. Ending a finished operation changes nothing, so a redone task does no harm.
 */
@Injectable()
export class Operations {
  private readonly downloadListeners = new Map<string, (operationId: string) => Promise<void>>();
  /** When this process last wrote each running operation, and whether it was to be cancelled then. */
  private readonly lastReports = new Map<string, { at: number; cancelRequested: boolean }>();

  constructor(
    private readonly operations: OperationsRepository,
    private readonly scopes: Scopes,
    private readonly news: OperationNews,
    private readonly files: Files,
  ) {}

  /** Begins as `queued`. */
  start({ kind, total = null, message, subject, request }: NewOperation): Promise<Operation> {
    return this.scopes.join(async () => {
      const about = subject && { subjectType: subject.type, subjectId: subject.id };
      const asked = { ...(message && { message }), ...(request && { request }) };
      const operation = await insertRow(Operation, { kind, total, ...asked, ...about });
      this.news.tell(operation);
      return operation;
    });
  }

  /**
   * Reports progress; call it as often as you like. Written in a short transaction of its own, so that others see it
   * while the work goes on. Answers true when the work should stop: then call `cancelled`.
   */
  async report(id: string, progress: Progress): Promise<boolean> {
    const last = this.lastReports.get(id);
    const now = performance.now();
    if (last && now - last.at < REPORT_EVERY_MS) return last.cancelRequested;
    const operation = await this.scopes.transaction(() => this.write(id, running(progress)));
    const cancelRequested = operation === null || operation.cancelRequestedAt !== null;
    this.lastReports.set(id, { at: now, cancelRequested });
    return cancelRequested;
  }

  /**
   * For work in parts: locks the operation in the transaction of a part, so that a second worker waits and then sees
   * what this one has done. Answers null when it has ended.
   */
  hold(id: string): Promise<Operation | null> {
    return this.operations.lockOpen(id);
  }

  /** Ends a part, in its transaction: stores the progress and where a redone task continues. */
  async checkpoint(id: string, progress: Progress, checkpoint: object): Promise<void> {
    await this.write(id, { ...running(progress), checkpoint });
  }

  /** Tells of each download of a file that not everybody may have, in a transaction. Call it from `onModuleInit`. */
  onDownload(kind: string, listener: (operationId: string) => Promise<void>): void {
    this.downloadListeners.set(kind, listener);
  }

  async tellDownload(kind: string, operationId: string): Promise<void> {
    await this.downloadListeners.get(kind)?.(operationId);
  }

  /** One of this kind that has not ended. */
  findOpen(kind: string): Promise<Operation | null> {
    return this.operations.findOpen(kind);
  }

  /** Removes the files that earlier operations of this kind have made. */
  async removeFiles(kind: string): Promise<void> {
    for (const fileId of await this.operations.fileIds(kind)) await this.files.remove(fileId);
  }

  /** Ends as `succeeded`, in the scope's transaction if it has one. */
  finish(id: string, outcome: Outcome = {}): Promise<void> {
    return this.end(id, { state: 'succeeded', done: () => 'coalesce(total, done)' }, outcome);
  }

  /** Ends as `failed`, with the problem of a declared error, or a general one otherwise. */
  fail(id: string, reason: unknown, outcome: Outcome = {}): Promise<void> {
    return this.end(id, { state: 'failed', problem: problemOf(reason) }, outcome);
  }

  /** Ends as `cancelled`: the work saw that it should stop and undid what it had to. */
  cancelled(id: string, outcome: Outcome = {}): Promise<void> {
    return this.end(id, { state: 'cancelled' }, outcome);
  }

  private async end(
    id: string,
    changes: Changes,
    { result, fileId, filePermissions, message }: Outcome,
  ): Promise<void> {
    this.lastReports.delete(id);
    const ended = {
      ...changes,
      checkpoint: null,
      finishedAt: () => 'now()',
      ...(result && { result: result as Changes['result'] }),
      ...(fileId && { resultFileId: fileId }),
      ...(filePermissions && { filePermissions }),
      ...(message && { message: message.slice(0, MESSAGE_LENGTH) }),
    };
    await this.scopes.join(() => this.write(id, ended));
  }

  private async write(id: string, changes: Changes): Promise<Operation | null> {
    const operation = await this.operations.changeOpen(id, changes);
    if (operation) this.news.tell(operation);
    return operation;
  }
}

function running({ done, total, message }: Progress): Changes {
  return {
    state: 'running',
    done,
    ...(total !== undefined && { total }),
    ...(message !== undefined && { message: message.slice(0, MESSAGE_LENGTH) }),
    startedAt: () => 'coalesce(started_at, now())',
    heartbeatAt: () => 'now()',
  };
}

function problemOf(reason: unknown): OperationProblem {
  const { code, title, detail, extras } = toAppError(reason);
  return { code, title, ...(detail && { detail }), ...(extras.errors && { errors: extras.errors.slice(0, 200) }) };
}
