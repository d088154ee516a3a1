import { Injectable } from '@nestjs/common';
import { requirePermission } from '../../kernel/access/index.js';
import { inSavepoint, Scopes } from '../../kernel/database/index.js';
import { AppError } from '../../kernel/problem/index.js';
import { type QueueTask, QueueTasks, type TaskRun } from '../../kernel/queue/index.js';
import { type Operation, Operations } from '../operations/index.js';
import { asRequester, type Requester, currentRequester } from './requester.js';
import type { FilteredChange, Match } from './filtered-change.js';
import { type Counts, Tally } from './tally.js';

/** Records per transaction: well under a second of work, so that whoever wants to change one of them hardly waits. */
export const PART = 100;

/** The stored request: what was asked for, and by whom. Stored operations depend on these names. */
interface StoredRequest<Request> {
  wish: Request;
  asker: Requester;
}

interface Checkpoint {
  /** The last record that was processed. */
  after: string | null;
  total: number;
  counts: Counts;
}

/** The change that a request stands for. `askedAt` is when it was made: younger records are left alone. */
export type ChangeOf<Request, Row extends Match> = (request: Request, askedAt: Date) => FilteredChange<Row>;

/**
 * Runs a part with the requester's current permissions; throws `Forbidden` or `MissingScope` when they no longer
 * suffice.
 */
type AsAsked = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Changes everything that a filter finds, as an operation: part by part, each with its checkpoint in one transaction,
 * so that a redone task continues where the last one died. A dry run reads the same records and writes nothing.
 */
@Injectable()
export class FilteredChanges {
  constructor(
    private readonly scopes: Scopes,
    private readonly operations: Operations,
    private readonly queueTasks: QueueTasks,
  ) {}

  /** Enqueues `task`, whose handler calls `run`. The requester's permissions must have been checked. */
  async start(kind: string, requested: object, task: QueueTask<{ operationId: string }>): Promise<Operation> {
    const request: StoredRequest<object> = { wish: requested, asker: currentRequester() };
    const operation = await this.operations.start({ kind, request });
    await this.queueTasks.enqueue(task, { operationId: operation.id });
    return operation;
  }

  /** Needs a scope without a transaction. Does nothing when the operation has ended. */
  async run<Request extends { dryRun?: boolean }, Row extends Match>(
    id: string,
    changeOf: ChangeOf<Request, Row>,
    { signal, lastAttempt }: TaskRun,
  ): Promise<void> {
    const operation = await this.scopes.transaction(() => this.operations.hold(id));
    if (!operation) return;
    const { wish: request, asker: requester } = operation.request as StoredRequest<Request>;
    const change = changeOf(request, operation.createdAt);
    // Checked again for each part: a key may be revoked, or a member disabled, while the work goes on.
    const asked: AsAsked = (work) =>
      asRequester(this.scopes, requester, async () => {
        requirePermission(change.permission);
        return work();
      });
    try {
      await (request.dryRun ? this.tryDry(id, change, asked, signal) : this.changeAll(id, change, asked, signal));
    } catch (error) {
      const isVerdict = error instanceof AppError && error.status < 500;
      // A worker that shuts down leaves the task to another.
      if (isVerdict || (lastAttempt && !signal.aborted)) await this.scopes.transaction(() => this.giveUp(id, error));
      if (!isVerdict) throw error;
    }
  }

  private async changeAll<Row extends Match>(
    id: string,
    change: FilteredChange<Row>,
    asked: AsAsked,
    signal: AbortSignal,
  ): Promise<void> {
    let more = true;
    while (more) {
      signal.throwIfAborted();
      more = await asked(() => this.scopes.transaction(() => this.changePart(id, change)));
    }
  }

  /** Answers whether there may be more. */
  private async changePart<Row extends Match>(id: string, change: FilteredChange<Row>): Promise<boolean> {
    const operation = await this.operations.hold(id);
    if (!operation) return false;
    const before = operation.checkpoint as Checkpoint | null;
    const tally = new Tally(before?.counts);
    if (operation.cancelRequestedAt) {
      await this.operations.cancelled(id, { result: resultOf(tally, false) });
      return false;
    }
    const total = before?.total ?? (await change.matches.count());
    const rows = await change.matches.page({ after: before?.after ?? null, limit: PART, hold: true });
    for (const row of rows) await tally.add(change, row, () => inSavepoint(() => change.apply(row)));
    const after = rows.at(-1)?.id ?? null;
    await this.operations.checkpoint(id, progressOf(tally, total, change), { after, total, counts: tally });
    const isLast = rows.length < PART;
    if (isLast) await this.operations.finish(id, { result: resultOf(tally, false) });
    return !isLast;
  }

  /** Starts over when it is redone: it has no effect that could remain. */
  private async tryDry<Row extends Match>(
    id: string,
    change: FilteredChange<Row>,
    asked: AsAsked,
    signal: AbortSignal,
  ): Promise<void> {
    const reading = <T>(work: () => Promise<T>) => asked(() => this.scopes.transaction(work, { readOnly: true }));
    const total = await reading(() => change.matches.count());
    const tally = new Tally();
    let after: string | null | undefined = null;
    while (after !== undefined) {
      signal.throwIfAborted();
      if (await this.operations.report(id, progressOf(tally, total, change))) return this.operations.cancelled(id);
      after = await reading(() => this.tryPart(change, tally, after ?? null));
    }
    await this.operations.finish(id, { result: resultOf(tally, true) });
  }

  /** Answers the last id; null at the end. */
  private async tryPart<Row extends Match>(
    change: FilteredChange<Row>,
    tally: Tally,
    after: string | null,
  ): Promise<string | undefined> {
    const rows = await change.matches.page({ after, limit: PART, hold: false });
    for (const row of rows) await tally.add(change, row, () => change.check(row));
    return rows.length < PART ? undefined : rows.at(-1)?.id;
  }

  /** Ends the operation; what was done until then stays. */
  private async giveUp(id: string, reason: unknown): Promise<void> {
    const operation = await this.operations.hold(id);
    if (!operation) return;
    const { counts } = (operation.checkpoint ?? {}) as Partial<Checkpoint>;
    await this.operations.fail(id, reason, counts ? { result: resultOf(new Tally(counts), false) } : {});
  }
}

const progressOf = <Row extends Match>({ done }: Tally, total: number, { message }: FilteredChange<Row>) => ({
  done,
  // More may have come in meanwhile.
  total: Math.max(done, total),
  message,
});

const resultOf = (tally: Tally, dryRun: boolean) => ({ dryRun, found: tally.done, ...tally.toJSON() });
