import type { ImportDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

/** The contract’s values, in the words of the screens. */
export const STATE: Readonly<Record<ImportDto['state'], readonly [word: string, tone: Tone]>> = {
  uploaded: ['Map columns', 'waiting'],
  mapped: ['Ready to check', 'waiting'],
  validated: ['Ready to import', 'planned'],
  running: ['Importing', 'planned'],
  done: ['Imported', 'growing'],
  done_with_errors: ['Imported with errors', 'waiting'],
  cancelled: ['Stopped', 'resting'],
  rolled_back: ['Undone', 'resting'],
};

export const ACTIVITY: Readonly<Record<NonNullable<ImportDto['activity']>, readonly [word: string, tone: Tone]>> = {
  validating: ['Checking', 'planned'],
  running: ['Importing', 'planned'],
  undoing: ['Undoing', 'planned'],
};

/** An import’s status in a word: running work says more than the state behind it. */
export const standingOf = ({ state, activity }: Pick<ImportDto, 'state' | 'activity'>) =>
  activity === null ? STATE[state] : ACTIVITY[activity];
