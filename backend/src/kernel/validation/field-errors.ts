import type { FieldError } from '../problem/index.js';

/** Constraints on the type of a value; when one fails, those on its size only repeat it. */
const KINDS: Record<string, string> = {
  isString: 'Enter text.',
  isInt: 'Enter a whole number.',
  isNumber: 'Enter a number.',
  isBoolean: 'Send true or false.',
  isArray: 'Send a list.',
  isObject: 'Send an object.',
};

/** Replaces what class-validator says too technically for a form. */
const SENTENCES: Record<string, string> = {
  ...KINDS,
  isEmail: 'Enter a valid email address, like name@example.com.',
  isUuid: 'Send a UUID.',
  isTimeZone: 'Choose a time zone, like America/New_York.',
  isISO4217CurrencyCode: 'Choose a currency code, like USD.',
  isLocale: 'Choose a locale, like en-US.',
  isDateString: 'Use an RFC 3339 date or time.',
  isNotEmpty: 'This is required.',
  isUrl: 'Enter a URL that starts with https://.',
};

const CODES: Record<string, string> = { isNotEmpty: 'required', isDefined: 'required' };

/** A value and the rules that it breaks, by name, each with the library's message. */
export interface BrokenRule {
  property: string;
  value: unknown;
  rules: ReadonlyMap<string, string>;
}

/** One entry for each broken rule, with a sentence that a form can show as it is. */
export const fieldErrors = (broken: BrokenRule, pointer: string): FieldError[] =>
  relevant(broken).map(([rule, message]) => ({
    pointer,
    code: CODES[rule] ?? snake(rule),
    detail: detailOf(broken, rule, message),
  }));

function relevant({ rules, value }: BrokenRule): Array<[string, string]> {
  const all = [...rules];
  if (all.length > 0 && value === undefined) return [['isNotEmpty', '']];
  const kind = all.find(([rule]) => rule in KINDS);
  const empty = value === '' && all.find(([rule]) => rule === 'isLength');
  const enough = kind ?? (empty || undefined);
  return enough ? [enough] : all;
}

function detailOf({ property, value }: BrokenRule, rule: string, message: string): string {
  if (rule === 'isLength' && value === '') return 'This is required.';
  const known = SENTENCES[rule];
  if (known) return known;
  // The library's sentences begin with the name of the field; ours do not.
  const words = message
    .replace(message.startsWith(`${property} `) ? `${property} ` : '', '')
    .replace('longer than or equal to', 'at least')
    .replace('shorter than or equal to', 'at most');
  const text = message.startsWith('each value') ? message : words;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

const snake = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
