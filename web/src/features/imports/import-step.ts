import type { ImportDto } from '../../api/generated/requests/types.gen';
import { type Step, STEPS } from './imports-search';

type Import = Pick<ImportDto, 'state' | 'activity' | 'operationId' | 'validation' | 'result'>;

/** How far an import has come; returning to it continues here. */
export function reachedStep({ state, activity, validation, result }: Import): Step {
  const step = STEP_OF[state];
  if (step === 'import' || result) return 'import';
  return activity === 'validating' || (step === 'check' && validation) ? 'check' : 'columns';
}

/** An import that was stopped before it ran is back at its upload. */
const STEP_OF: Readonly<Record<Import['state'], Step>> = {
  uploaded: 'columns',
  mapped: 'columns',
  validated: 'check',
  running: 'import',
  done: 'import',
  done_with_errors: 'import',
  cancelled: 'columns',
  rolled_back: 'import',
};

/** Steps that can be opened: up to the reached one, until the import has started; then only its progress. */
export function openSteps(row: Import): readonly Step[] {
  const reached = reachedStep(row);
  if (reached === 'import') return ['import'];
  return STEPS.slice(0, STEPS.indexOf(reached) + 1);
}

/** The step to show: the requested one if it is open. */
export function shownStep(row: Import, asked: Step | undefined): Step {
  return asked !== undefined && openSteps(row).includes(asked) && row.activity === null ? asked : reachedStep(row);
}
