import type { ImportDto, OperationDto } from '../../api/generated/requests/types.gen';
import { makeClient } from '../clients/make-client';
import type { Company, Person } from '../db';
import { startWork } from '../engine/long-work';
import { countsOf, judge } from './import-rows';

/** A file of this name takes long enough to look on, or to stop it. */
const SLOW_FILE = /slow/i;
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
  const { imports } = company;
  const { activity, total } = work;
  const operation = startWork(company, me, {
    ...{ kind: `imports.${VERBS[activity]}`, subject: { type: 'import', id: row.id }, total },
    isSlow: activity === 'running' && SLOW_FILE.test(row.fileName),
    step: (start, end) => void imports.touch(row.id, work.step(start, end)),
    end: (isCancelled) => {
      const changes = { ...work.end(isCancelled), activity: null };
      imports.change(me, row.id, changes, activity === 'undoing' ? 'rolled_back' : 'finished');
      return null;
    },
  });
  imports.touch(row.id, { activity, operationId: operation.id });
  return operation;
}

const VERBS = { validating: 'validate', running: 'run', undoing: 'undo' } as const;
