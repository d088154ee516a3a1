import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { capitalized } from './names.mjs';

/** @typedef {import('./names.mjs').Names} Names */

/** A whole domain as sources that are compiled and linted with the others. All it says of itself is its name. */
const TEMPLATE = join(ROOT, 'backend', 'template');
const NAME = { plural: 'quotes', singular: 'quote', prefix: 'Q' };

/** @param {string} text @param {Names} names */
export function renamed(text, { plural, singular, prefix }) {
  const an = /^[aeiou]/.test(singular) ? 'an' : 'a';
  return text
    .replace(/\b(a)( quote)\b/gi, (_, a, rest) => `${a === 'A' ? capitalized(an) : an}${rest}`)
    .replaceAll(NAME.plural, plural)
    .replaceAll(capitalized(NAME.plural), capitalized(plural))
    .replaceAll(NAME.singular, singular)
    .replaceAll(capitalized(NAME.singular), capitalized(singular))
    .replaceAll(NAME.singular.toUpperCase(), singular.toUpperCase())
    .replaceAll(new RegExp(`\\b${NAME.prefix}(?=['-])`, 'g'), prefix);
}

/**
 * The files of a new domain by their paths. `at` is the moment of its migration.
 * @param {Names} names @param {number} at
 */
export function filesOf(names, at) {
  const sources = join(TEMPLATE, 'modules', NAME.plural);
  const folder = join('backend', 'src', 'modules', names.plural);
  const files = readdirSync(sources).map((name) => [join(folder, renamed(name, names)), join(sources, name)]);
  const migration = [join('backend', 'migrations', `${at}-${names.plural}.sql`), join(TEMPLATE, 'migration.sql')];
  return new Map(
    [...files, migration].map(([path = '', from = '']) => [path, renamed(readFileSync(from, 'utf8'), names)]),
  );
}
