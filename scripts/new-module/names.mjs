/**
 * The name of a domain in its forms; `prefix` stands before the digits of its numbers.
 * @typedef {{ plural: string, singular: string, prefix: string }} Names
 */

/** Names that code cannot give to a variable. */
const RESERVED = [
  'case',
  'class',
  'default',
  'export',
  'function',
  'import',
  'interface',
  'package',
  'return',
  'switch',
];

/** `properties` → `property`, `boxes` → `box`, `quotes` → `quote`. @param {string} plural */
function singularOf(plural) {
  if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
  if (/(ss|x|z|ch|sh)es$/.test(plural)) return plural.slice(0, -2);
  return plural.slice(0, -1);
}

/** The forms of a name. Throws where it is none that a domain may have. @param {string} plural */
export function formsOf(plural) {
  const singular = singularOf(plural);
  if (!/^[a-z]{3,30}(?<!s)s$/.test(plural) || RESERVED.includes(singular))
    throw new Error(`"${plural}" is no name for a domain: one plural in lower-case letters, for example quotes.`);
  return { plural, singular };
}

/** As few letters of a name as no other series of numbers has. @param {string} singular @param {string[]} taken */
export function prefixOf(singular, taken) {
  const letters = singular.toUpperCase();
  const prefixes = Array.from(letters, (_, index) => letters.slice(0, index + 1));
  return prefixes.find((prefix) => !taken.includes(prefix)) ?? letters;
}

/** @param {string} word */
export const capitalized = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
