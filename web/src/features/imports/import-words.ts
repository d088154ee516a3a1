import type { ImportDto, ImportFormatDto, PreviewRowDto } from '../../api/generated/requests/types.gen';
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

export const OUTCOME: Readonly<Record<PreviewRowDto['outcome'], readonly [word: string, tone: Tone]>> = {
  create: ['New client', 'growing'],
  add_property: ['Another property', 'planned'],
  already_imported: ['Imported before', 'resting'],
  repeated_in_file: ['Twice in the file', 'resting'],
  duplicate_client: ['Already a client', 'waiting'],
  failed: ['To be mended', 'trouble'],
};

export const GROUP = {
  client: 'Client',
  contact: 'Person to reach',
  billing: 'Billing address',
  property: 'Property',
} as const;

export const ENCODING: Readonly<Record<ImportFormatDto['encoding'], string>> = {
  'utf-8': 'Unicode (UTF-8)',
  'utf-16le': 'Unicode (UTF-16)',
  'utf-16be': 'Unicode (UTF-16, big-endian)',
  'windows-1252': 'Western (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  macintosh: 'Western (old Mac)',
};

export const DELIMITER: Readonly<Record<NonNullable<ImportFormatDto['delimiter']>, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
};
