import { capitalized } from './names.mjs';

/** @typedef {import('./names.mjs').Names} Names */
/** @typedef {(source: string, names: Names) => string} Entry */

/**
 * The source with a line before the first `end` after `start`; as it is, where it says so already.
 * @param {string} source @param {{ start: string, end: string, line: string }} place
 */
function withLine(source, { start, end, line }) {
  const from = source.indexOf(start);
  const at = source.indexOf(end, from);
  if (from < 0 || at < 0)
    throw new Error(`There is no "${start}" … "${end}" any more: mend scripts/new-module/entries.mjs.`);
  if (source.slice(from, at).includes(line.trim())) return source;
  return source.slice(0, at) + line + source.slice(at);
}

/** @param {string} source @param {Names} names */
function inAppModule(source, { plural }) {
  const module = `${capitalized(plural)}Module`;
  const line = `import { ${module} } from './modules/${plural}/index.js';\n`;
  const imported = source.match(/^import .* from '\.\/modules\/.*$/gm) ?? [];
  const next = imported.find((other) => (other.split("'")[1] ?? '') > `./modules/${plural}/`) ?? '\n/**';
  const known = withLine(source, { start: 'import', end: next, line });
  return withLine(known, { start: 'const MODULES', end: '];', line: `  ${module},\n` });
}

/** A permission that roles grant before its domain is there goes to the domain when it comes. @param {string} source @param {Names} names */
const withoutPlanned = (source, { plural }) =>
  ['read.all', 'manage.all'].reduce(
    (text, action) => text.replace(new RegExp(`^  '${plural}\\.${action}': \\{\\n[^}]*\\n  \\},\\n`, 'm'), ''),
    source,
  );

/** What the files outside of a new domain say of it, by their paths. @type {Record<string, Entry>} */
export const ENTRIES = {
  // The one list that every domain is in.
  'backend/src/app.module.ts': inAppModule,
  'backend/src/modules/tenancy/planned.permissions.ts': withoutPlanned,
};
