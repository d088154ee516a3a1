import type { OperationDto } from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import type { Company, Person } from '../db';
import { without } from '../without';

/** Long work takes this many steps, however many rows there are: enough to watch it move. */
const STEPS = 12;
const STEP_MS = 200;
/** Long enough to look on, or to stop it. */
const SLOW_STEP_MS = 800;

interface Work extends Pick<OperationDto, 'kind' | 'subject'> {
  total: number;
  isSlow: boolean;
  /** Deals with the rows from `start` on, up to `end`. */
  step: (start: number, end: number) => void;
  /** Answers what came of it. */
  end: (isCancelled: boolean) => OperationDto['result'];
}

/** Does work as the worker would: later, in steps that the live stream tells of, until it is done or cancelled. */
export function startWork(company: Company, me: Person, work: Work): OperationDto {
  const now = company.db.now().toISOString();
  const operation = company.operations.seed({
    ...{ id: uuidv7(), kind: work.kind, subject: work.subject },
    ...{ state: 'queued', done: 0, total: work.total, message: null, problem: null, result: null },
    ...{ cancelRequested: false, hasFile: false, createdBy: me.user.id },
    ...{ createdAt: now, updatedAt: now, startedAt: null, finishedAt: null, heartbeatAt: null, version: 1 },
  });
  company.say('operation', standing(operation));
  company.db.later(STEP_MS, () => goOn(company, operation.id, work, 0));
  return operation;
}

function goOn(company: Company, id: string, work: Work, start: number): void {
  const { operations, db } = company;
  const now = db.now().toISOString();
  const { cancelRequested, startedAt } = operations.get(id);
  const alive = { startedAt: startedAt ?? now, heartbeatAt: now };
  if (cancelRequested || start >= work.total) {
    const state = cancelRequested ? 'cancelled' : 'succeeded';
    const result = work.end(cancelRequested);
    company.say('operation', standing(operations.touch(id, { ...alive, state, finishedAt: now, result })));
    return;
  }
  const end = Math.min(work.total, start + Math.max(1, Math.ceil(work.total / STEPS)));
  work.step(start, end);
  company.say('operation', standing(operations.touch(id, { ...alive, state: 'running', done: end })));
  db.later(work.isSlow ? SLOW_STEP_MS : STEP_MS, () => goOn(company, id, work, end));
}

/** What the stream tells of an operation: all but what came of it. */
const standing = (operation: OperationDto): object => without(operation, 'result', 'problem');
