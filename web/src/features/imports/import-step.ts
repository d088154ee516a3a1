import type { ImportDto } from '../../api/generated/requests/types.gen';
import { type Step, STEPS } from './imports-search';

type Import = Pick<ImportDto, 'state' | 'activity' | 'operationId' | 'validation' | 'result'>;

/** How far an import has come: whoever returns to it goes on here. */
export function reachedStep({ state, activity, validation, result }: Import): Step {
  if (state === 'running' || state === 'done' || state === 'done_with_errors' || state === 'rolled_back')
    return 'import';
  if (state === 'cancelled') return result ? 'import' : 'columns';
  return activity === 'validating' || (state === 'validated' && validation) ? 'check' : 'columns';
}

/** Steps that can be looked at: those up to the reached one, until the import has started; then only how it went. */
export function openSteps(row: Import): readonly Step[] {
  const reached = reachedStep(row);
  if (reached === 'import') return ['import'];
  return STEPS.slice(0, STEPS.indexOf(reached) + 1);
}

/** The step to show: the one asked for by the address, where that is open. */
export function shownStep(row: Import, asked: Step | undefined): Step {
  return asked !== undefined && openSteps(row).includes(asked) && row.activity === null ? asked : reachedStep(row);
}
