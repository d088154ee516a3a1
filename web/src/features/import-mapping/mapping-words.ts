import type { ImportFormatDto, PreviewRowDto } from '../../api/generated/requests/types.gen';
import type { Tone } from '../../ui/status-mark';

export const OUTCOME: Readonly<Record<PreviewRowDto['outcome'], readonly [word: string, tone: Tone]>> = {
  create: ['New client', 'growing'],
  add_property: ['New property', 'planned'],
  already_imported: ['Already imported', 'resting'],
  repeated_in_file: ['Repeated in file', 'resting'],
  duplicate_client: ['Existing client', 'waiting'],
  not_a_client: ['Not a client', 'resting'],
  failed: ['Needs fixing', 'trouble'],
};

export const GROUP = {
  client: 'Client',
  contact: 'Contact',
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
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic (Windows-1256)',
  'windows-1257': 'Baltic (Windows-1257)',
  'windows-1258': 'Vietnamese (Windows-1258)',
  'windows-874': 'Thai (Windows-874)',
  'iso-8859-2': 'Central European (ISO 8859-2)',
  'iso-8859-5': 'Cyrillic (ISO 8859-5)',
  'iso-8859-7': 'Greek (ISO 8859-7)',
  'iso-8859-15': 'Western (ISO 8859-15)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'koi8-u': 'Ukrainian (KOI8-U)',
  ibm437: 'Western (DOS, IBM 437)',
  ibm850: 'Western (DOS, IBM 850)',
  ibm852: 'Central European (DOS, IBM 852)',
  ibm866: 'Cyrillic (DOS, IBM 866)',
  maccyrillic: 'Cyrillic (old Mac)',
  'iso-8859-4': 'Baltic (ISO 8859-4)',
  'iso-8859-6': 'Arabic (ISO 8859-6)',
  'iso-8859-13': 'Baltic (ISO 8859-13)',
  ibm737: 'Greek (DOS)',
  ibm775: 'Baltic (DOS)',
  ibm857: 'Turkish (DOS)',
  ibm860: 'Portuguese (DOS)',
  ibm861: 'Icelandic (DOS)',
  ibm862: 'Hebrew (DOS)',
  ibm863: 'Canadian French (DOS)',
  ibm865: 'Nordic (DOS)',
  macgreek: 'Greek (old Mac)',
  macturkish: 'Turkish (old Mac)',
  maccenteuro: 'Central European (old Mac)',
  maccroatian: 'Croatian (old Mac)',
  shift_jis: 'Japanese (Shift JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  'euc-kr': 'Korean (EUC-KR)',
  gb18030: 'Simplified Chinese (GB18030)',
  big5: 'Traditional Chinese (Big5)',
};

export const DELIMITER: Readonly<Record<NonNullable<ImportFormatDto['delimiter']>, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  '\t': 'Tab',
  '|': 'Pipe (|)',
};

export const SEPARATED: Readonly<Record<NonNullable<ImportFormatDto['delimiter']>, string>> = {
  ',': 'comma-separated',
  ';': 'semicolon-separated',
  '\t': 'tab-separated',
  '|': 'pipe-separated',
};
