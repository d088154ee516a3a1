import type { ImportDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

/** The words of the contract as the office says them. */
export const STATE: Readonly<Record<ImportDto['state'], readonly [word: string, tone: Tone]>> = {
  uploaded: ['Match columns', 'waiting'],
  mapped: ['To be checked', 'waiting'],
  validated: ['Ready to import', 'planned'],
  running: ['Importing', 'planned'],
  done: ['Imported', 'growing'],
  done_with_errors: ['Imported, some left out', 'waiting'],
  cancelled: ['Stopped', 'resting'],
  rolled_back: ['Undone', 'resting'],
};

export const ACTIVITY: Readonly<Record<NonNullable<ImportDto['activity']>, readonly [word: string, tone: Tone]>> = {
  validating: ['Checking', 'planned'],
  running: ['Importing', 'planned'],
  undoing: ['Undoing', 'planned'],
};

/** How an import stands, in a word: what runs says more than the state behind it. */
export const standingOf = ({ state, activity }: Pick<ImportDto, 'state' | 'activity'>) =>
  activity === null ? STATE[state] : ACTIVITY[activity];
