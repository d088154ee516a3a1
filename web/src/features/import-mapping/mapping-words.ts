import type { ImportFormatDto, PreviewRowDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

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
