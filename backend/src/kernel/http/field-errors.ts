import type { ValidationError } from 'class-validator';
import type { FieldError } from '../problem/index.js';

/** Constraints about the kind of a value; when one fails, those about its size only repeat it. */
const KINDS: Record<string, string> = {
  isString: 'Send text.',
  isInt: 'Send a whole number.',
  isNumber: 'Send a number.',
  isBoolean: 'Send true or false.',
  isArray: 'Send a list.',
  isObject: 'Send an object.',
};

/** What class-validator says too technically for a form. */
const SENTENCES: Record<string, string> = {
  ...KINDS,
  isEmail: 'Enter an e-mail address, for example name@example.com.',
  isUuid: 'Send a UUID.',
  isTimeZone: 'Choose a time zone of the IANA list, for example America/New_York.',
  isISO4217CurrencyCode: 'Choose a currency by its three letters, for example USD.',
  isLocale: 'Choose a language tag, for example en-US.',
  isDateString: 'Send a date or time as in RFC 3339.',
  isNotEmpty: 'This is required.',
  isUrl: 'Enter an address that starts with https://.',
};

const CODES: Record<string, string> = {
  whitelistValidation: 'unknown_field',
  isNotEmpty: 'required',
  isDefined: 'required',
};

/** One entry for each broken rule, with a JSON pointer to the field and a sentence that a form can show as it is. */
export function fieldErrors(error: ValidationError, parent = ''): FieldError[] {
  const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const broken = relevant(error).map(([constraint, message]) => ({
    pointer,
    code: CODES[constraint] ?? snake(constraint),
    detail: detailOf(error, constraint, message),
  }));
  return [...broken, ...(error.children ?? []).flatMap((child) => fieldErrors(child, pointer))];
}

function relevant({ constraints = {}, value }: ValidationError): Array<[string, string]> {
  const all = Object.entries(constraints);
  if (all.length > 0 && value === undefined) return [['isNotEmpty', '']];
  const kind = all.find(([constraint]) => constraint in KINDS);
  const empty = value === '' && all.find(([constraint]) => constraint === 'isLength');
  const enough = kind ?? (empty || undefined);
  return enough ? [enough] : all;
}

function detailOf({ property, value }: ValidationError, constraint: string, message: string): string {
  if (constraint === 'whitelistValidation') return `There is no field ${property} here.`;
  if (constraint === 'isLength' && value === '') return 'This is required.';
  const known = SENTENCES[constraint];
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
