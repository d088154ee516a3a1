import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { insertRow, Scopes } from '../../kernel/database/index.js';
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
}

export interface Progress {
  done: number;
  total?: number | null;
  /** What is being done just now, for people. */
  message?: string;
}

export interface Outcome {
  /** Shown by the web app and read by programs; its form belongs to the kind. */
  result?: Record<string, unknown>;
  /** A file of kernel/files that the person may download. */
  fileId?: string;
  message?: string;
}

/** Twice a second is lively for people and nothing for the database. */
const REPORT_EVERY_MS = 500;
const MESSAGE_LENGTH = 500;

/**
 * For modules that do long work: start it in the transaction that enqueues the queue task, report from the processor,
 * end it in the transaction of the last effect. Ending what has ended changes nothing, so a redone task does no harm.
 */
@Injectable()
export class Operations {
  /** When each running operation was last written by this process, and what its person wanted then. */
  private readonly lastReports = new Map<string, { at: number; cancelRequested: boolean }>();

  constructor(
    private readonly operations: OperationsRepository,
    private readonly scopes: Scopes,
    private readonly news: OperationNews,
  ) {}

  /** Begins as `queued`. */
  start({ kind, total = null, message, subject }: NewOperation): Promise<Operation> {
    return this.scopes.join(async () => {
      const about = subject && { subjectType: subject.type, subjectId: subject.id };
      const operation = await insertRow(Operation, { kind, total, ...(message && { message }), ...about });
      this.news.tell(operation);
      return operation;
    });
  }

  /**
   * Tells how far the work is; call it as often as you like. Written in a short transaction of its own, so that others
   * see it while the work goes on. Answers true when the work should stop: call `cancelled` then.
   */
  async report(id: string, { done, total, message }: Progress): Promise<boolean> {
    const last = this.lastReports.get(id);
    const now = performance.now();
    if (last && now - last.at < REPORT_EVERY_MS) return last.cancelRequested;
    const operation = await this.scopes.transaction(() =>
      this.change(id, {
        state: 'running',
        done,
        ...(total !== undefined && { total }),
        ...(message !== undefined && { message: message.slice(0, MESSAGE_LENGTH) }),
        startedAt: () => 'coalesce(started_at, now())',
        heartbeatAt: () => 'now()',
      }),
    );
    const cancelRequested = operation === null || operation.cancelRequestedAt !== null;
    this.lastReports.set(id, { at: now, cancelRequested });
    return cancelRequested;
  }

  /** Whether somebody asked to stop it, or it has ended already. */
  async isCancelRequested(id: string): Promise<boolean> {
    const operation = await this.scopes.join(() => this.operations.find(id));
    return !operation || operation.cancelRequestedAt !== null || operation.finishedAt !== null;
  }

  /** Ends as `succeeded`, in the transaction of the scope when it holds one. */
  finish(id: string, { result, fileId, message }: Outcome = {}): Promise<void> {
    return this.end(id, {
      state: 'succeeded',
      done: () => 'coalesce(total, done)',
      ...(result && { result: result as QueryDeepPartialEntity<Operation>['result'] }),
      ...(fileId && { resultFileId: fileId }),
      ...(message && { message: message.slice(0, MESSAGE_LENGTH) }),
    });
  }

  /** Ends as `failed`; the person reads the problem of a declared error, and a general one otherwise. */
  fail(id: string, reason: unknown): Promise<void> {
    return this.end(id, { state: 'failed', problem: problemOf(reason) });
  }

  /** Ends as `cancelled`: the work saw the wish to stop and undid what it had to. */
  cancelled(id: string): Promise<void> {
    return this.end(id, { state: 'cancelled' });
  }

  private async end(id: string, changes: QueryDeepPartialEntity<Operation>): Promise<void> {
    this.lastReports.delete(id);
    await this.scopes.join(() => this.change(id, { ...changes, finishedAt: () => 'now()' }));
  }

  private async change(id: string, changes: QueryDeepPartialEntity<Operation>): Promise<Operation | null> {
    const operation = await this.operations.changeOpen(id, changes);
    if (operation) this.news.tell(operation);
    return operation;
  }
}

function problemOf(reason: unknown): OperationProblem {
  const { code, title, detail, extras } = toAppError(reason);
  return { code, title, ...(detail && { detail }), ...(extras.errors && { errors: extras.errors.slice(0, 200) }) };
}
