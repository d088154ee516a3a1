import type { ImportDto } from '../../api/generated/requests/types.gen';
import { IMPORT_STATE } from '../../lib/choice-words';
import type { Tone } from '../../ui/status-mark';

export const ACTIVITY: Readonly<Record<NonNullable<ImportDto['activity']>, readonly [word: string, tone: Tone]>> = {
  validating: ['Checking', 'planned'],
  running: ['Importing', 'planned'],
  undoing: ['Undoing', 'planned'],
};

/** An import’s status in a word: running work says more than the state behind it. */
export const standingOf = ({ state, activity }: Pick<ImportDto, 'state' | 'activity'>) =>
  activity === null ? IMPORT_STATE[state] : ACTIVITY[activity];
