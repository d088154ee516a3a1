import type { DraftStatus } from './row-draft.js';

/** Other programs' words, by what they mean here. */
const KINDS: ReadonlyArray<readonly ['person' | 'company', RegExp]> = [
  [
    'company',
    /^(company|business|commercial|corporate|organi[sz]ation|hoa|true|yes|y|1|firma|gewerbe|ja|entreprise|empresa|si|oui)$/i,
  ],
  [
    'person',
    /^(person|individual|residential|private|home ?owner|household|false|no|n|0|privat|nein|particulier|particular|non)$/i,
  ],
];

const STATUSES: ReadonlyArray<readonly [DraftStatus, RegExp]> = [
  ['lead', /^(lead|prospect|potential|interessent)$/i],
  ['active', /^(active|client|customer|current|yes|true|aktiv|kunde)$/i],
  ['inactive', /^(inactive|former|past|no|false|inaktiv)$/i],
  ['archived', /^(archived|deleted|closed|archiviert)$/i],
];

const YES = /^(true|yes|y|1|x|ja|oui|si|sí|archived)$/i;
const NO = /^(false|no|n|0|nein|non)$/i;

/** null: the word means nothing to us. */
export const kindOf = (word: string): 'person' | 'company' | null => find(KINDS, word);
export const statusOf = (word: string): DraftStatus | null => find(STATUSES, word);
export function yesOrNo(word: string): boolean | null {
  return YES.test(word) ? true : NO.test(word) ? false : null;
}

function find<Meaning>(words: ReadonlyArray<readonly [Meaning, RegExp]>, word: string): Meaning | null {
  return words.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}
