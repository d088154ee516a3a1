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

/** The table of contents is the one list that every domain is in. @type {Record<string, Entry>} */
const ALWAYS = { 'backend/src/app.module.ts': inAppModule };

/** Who may do what is declared in lists of the whole product. @type {Record<string, Entry>} */
const PERMISSIONS = {
  'backend/src/kernel/access/permission.ts': (source, names) =>
    permissionsOf(names).reduce(
      (text, one) => withLine(text, { start: 'const PERMISSIONS', end: '] as const', line: `  '${one}',\n` }),
      source,
    ),
  'backend/src/modules/tenancy/roles.ts': (source, names) =>
    permissionsOf(names).reduce(
      (text, one) => withLine(text, { start: 'const OFFICE', end: '];', line: `  '${one}',\n` }),
      source,
    ),
  'backend/src/modules/events/event-visibility.ts': (source, { plural, singular }) =>
    withLine(source, { start: 'const READERS', end: '};', line: `  ${singular}: '${plural}.read.all',\n` }),
  'web/src/features/api-keys/scopes.ts': (source, names) =>
    permissionsOf(names).reduce((text, one, index) => {
      const line = `    '${one}': ['${index === 0 ? 'Read' : 'Manage'} ${names.plural}', ''],\n`;
      return text.includes(`'${one}': [`) ? text : withLine(text, { start: "'Jobs and visits': {", end: '  },', line });
    }, source),
};

/** @param {Names} names */
const permissionsOf = ({ plural }) => [`${plural}.read.all`, `${plural}.manage.all`];

/** What the files outside of a new domain say of it, by their paths. */
export const ENTRIES = { ...ALWAYS, ...PERMISSIONS };
