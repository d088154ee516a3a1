import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { uuidv7 } from '../../lib/uuid';
import { makeClient } from '../clients/make-client';
import type { Company, Person } from '../db';
import { without } from '../without';
import { countsOf, judge } from './import-rows';

/** Long work takes this many steps, however many rows there are: enough to watch it move. */
const STEPS = 12;
const STEP_MS = 200;
/** A file of this name takes long enough to look on, or to stop it. */
const SLOW_FILE = /slow/i;
const SLOW_STEP_MS = 800;
const UNDO_DAYS = 7;

interface Work {
  activity: NonNullable<ImportDto['activity']>;
  total: number;
  /** Deals with the rows from `start` on, up to `end`. */
  step: (start: number, end: number) => Partial<ImportDto>;
  end: (isCancelled: boolean) => Partial<ImportDto>;
}

export function validate(company: Company, me: Person, row: ImportDto): OperationDto {
  const judged = judge(company, row, rowsOf(company, row));
  return begin(company, me, row, {
    activity: 'validating',
    total: judged.length,
    step: () => ({}),
    end: (isCancelled) => {
      company.importProblems.set(
        row.id,
        judged.flatMap(({ problems }) => problems),
      );
      return isCancelled ? {} : { state: 'validated', validation: countsOf(judged) };
    },
  });
}

export function run(company: Company, me: Person, row: ImportDto): OperationDto {
  const judged = judge(company, row, rowsOf(company, row));
  const made: string[] = [];
  company.importedClients.set(row.id, made);
  company.imports.touch(row.id, { state: 'running', rowsDone: 0, result: countsOf([]) });
  return begin(company, me, row, {
    activity: 'running',
    total: judged.length,
    step: (start, end) => {
      for (const { outcome, client } of judged.slice(start, end)) {
        if (outcome !== 'create') continue;
        made.push(company.clients.add(me, makeClient(company, client, 'import')).id);
      }
      return { rowsDone: end, result: countsOf(judged.slice(0, end)) };
    },
    end: (isCancelled) => {
      const now = company.db.now();
      const undoUntil = new Date(now.getTime() + UNDO_DAYS * 86_400_000).toISOString();
      const hasFailures = judged.some(({ outcome }) => outcome === 'failed');
      const state = isCancelled ? 'cancelled' : hasFailures ? 'done_with_errors' : 'done';
      return { state, finishedAt: now.toISOString(), undoUntil: made.length > 0 ? undoUntil : null };
    },
  });
}

export function undo(company: Company, me: Person, row: ImportDto): OperationDto {
  const made = company.importedClients.get(row.id) ?? [];
  return begin(company, me, row, {
    activity: 'undoing',
    total: made.length,
    step: (start, end) => {
      for (const id of made.slice(start, end)) if (company.clients.find(id)) company.clients.remove(me, id);
      return {};
    },
    end: () => ({ state: 'rolled_back', undoUntil: null }),
  });
}

const rowsOf = ({ importRows }: Company, { id }: ImportDto): string[][] => importRows.get(id) ?? [];

function begin(company: Company, me: Person, row: ImportDto, work: Work): OperationDto {
  const now = company.db.now().toISOString();
  const operation = company.operations.seed({
    ...{ id: uuidv7(), kind: `imports.${VERBS[work.activity]}`, subject: { type: 'import', id: row.id } },
    ...{ state: 'queued', done: 0, total: work.total, message: null, problem: null, result: null },
    ...{ cancelRequested: false, hasFile: false, createdBy: me.user.id },
    ...{ createdAt: now, updatedAt: now, startedAt: null, finishedAt: null, heartbeatAt: null, version: 1 },
  });
  company.imports.touch(row.id, { activity: work.activity, operationId: operation.id });
  company.say('operation', standing(operation));
  company.db.later(STEP_MS, () => goOn(company, me, operation.id, row.id, work, 0));
  return operation;
}

const VERBS = { validating: 'validate', running: 'run', undoing: 'undo' } as const;

function goOn(company: Company, me: Person, operationId: string, importId: string, work: Work, start: number): void {
  const { operations, imports, db } = company;
  const now = db.now().toISOString();
  const { cancelRequested, startedAt } = operations.get(operationId);
  if (cancelRequested || start >= work.total) {
    const state = cancelRequested ? 'cancelled' : 'succeeded';
    const ended = operations.touch(operationId, {
      state,
      finishedAt: now,
      startedAt: startedAt ?? now,
      heartbeatAt: now,
    });
    imports.change(
      me,
      importId,
      { ...work.end(cancelRequested), activity: null },
      work.activity === 'undoing' ? 'rolled_back' : 'finished',
    );
    company.say('operation', standing(ended));
    return;
  }
  const end = Math.min(work.total, start + Math.max(1, Math.ceil(work.total / STEPS)));
  imports.touch(importId, work.step(start, end));
  const going = operations.touch(operationId, {
    state: 'running',
    done: end,
    startedAt: startedAt ?? now,
    heartbeatAt: now,
  });
  company.say('operation', standing(going));
  const isSlow = work.activity === 'running' && SLOW_FILE.test(imports.get(importId).fileName);
  db.later(isSlow ? SLOW_STEP_MS : STEP_MS, () => goOn(company, me, operationId, importId, work, end));
}

/** What the stream tells of an operation: all but what came of it. */
const standing = (operation: OperationDto): object => without(operation, 'result', 'problem');
