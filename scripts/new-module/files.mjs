import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { capitalized } from './names.mjs';

/** @typedef {import('./names.mjs').Names} Names */

/** A whole domain as sources that are compiled and linted with the others. All it says of itself is its name. */
const TEMPLATE = join(ROOT, 'backend', 'template');
/** Its screens. They use the hooks of its operations, so they are checked where these are: `npm run soak -- new-module`. */
const WEB_TEMPLATE = join(ROOT, 'web', 'template');
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
  const filesIn = (/** @type {string} */ from, /** @type {string} */ to) =>
    readdirSync(from).map((name) => [join(to, renamed(name, names)), join(from, name)]);
  const migration = [join('backend', 'migrations', `${at}-${names.plural}.sql`), join(TEMPLATE, 'migration.sql')];
  const files = [
    ...filesIn(join(TEMPLATE, 'modules', NAME.plural), join('backend', 'src', 'modules', names.plural)),
    ...filesIn(join(TEMPLATE, 'walls', 'statements'), join('backend', 'test', 'walls', 'statements')),
    ...filesIn(join(WEB_TEMPLATE, 'features', NAME.plural), join('web', 'src', 'features', names.plural)),
    ...filesIn(join(WEB_TEMPLATE, 'routes'), join('web', 'src')),
    migration,
  ];
  return new Map(files.map(([path = '', from = '']) => [path, renamed(readFileSync(from, 'utf8'), names)]));
}
