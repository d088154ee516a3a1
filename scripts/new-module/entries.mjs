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

/** A request to each operation, and how many statements it may send. @param {string} source @param {Names} names */
function inStatements(source, { plural }) {
  const keep = `keep${capitalized(plural)}`;
  const line = `import { ${keep} } from './${plural}.js';\n`;
  const known = withLine(source, { start: 'import', end: "import type { Sender } from './sender.js';", line });
  return withLine(known, {
    start: 'export async function askEverything',
    end: '  await lookBack(sender);',
    line: `  await ${keep}(sender);\n`,
  });
}

/** @param {string} source @param {Names} names */
function inLimits(source, { plural, singular }) {
  const [many, one] = [capitalized(plural), capitalized(singular)];
  const own = { [`create${one}`]: 6, [`get${one}`]: 4, [`list${many}`]: 4, [`update${one}`]: 7 };
  const all = Object.entries({ ...JSON.parse(source), ...own }).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`;
}

/** Its addresses, as functions and as the site map that a spec repeats. @param {Names} names */
const addressesOf = ({ plural, singular }) => [
  { name: plural, address: `/${plural}`, takesId: false },
  { name: `${singular}New`, address: `/${plural}/new`, takesId: false },
  { name: singular, address: `/${plural}/$${singular}Id`, takesId: true },
  { name: `${singular}Edit`, address: `/${plural}/$${singular}Id/edit`, takesId: true },
];

/** @param {string} source @param {Names} names */
function inPaths(source, names) {
  const id = `${names.singular}Id`;
  const lines = addressesOf(names).map(({ name, address, takesId }) =>
    takesId
      ? `  ${name}: (${id}: string) => ({ to: '${address}', params: { ${id} } }) as const,\n`
      : `  ${name}: () => ({ to: '${address}' }) as const,\n`,
  );
  return withLine(source, { start: 'export const to', end: '  imports: ()', line: `${lines.join('')}\n` });
}

/** @param {string} source @param {Names} names */
function inSiteMap(source, names) {
  const own = addressesOf(names).map(({ name, address }) => `      "${name}": "${address.replace(/\$\w+/, 'ID')}",`);
  return source.replace(/(?<=toMatchInlineSnapshot\(`\n {4}\{\n)(?: {6}".*\n)+/, (lines) => {
    const all = new Set([...lines.trimEnd().split('\n'), ...own]);
    return `${[...all].sort().join('\n')}\n`;
  });
}

/** @param {string} source @param {Names} names */
function inRoutes(source, { plural }) {
  const line = `import { ${plural}Routes } from './routes-${plural}';\n`;
  const known = withLine(source, { start: 'import', end: "import { settingsRoutes } from './routes-settings';", line });
  return withLine(known, {
    start: 'export const routeTree',
    end: '    settingsRoutes,',
    line: `    ...${plural}Routes,\n`,
  });
}

/** @param {string} source @param {Names} names */
function inNavigation(source, { plural }) {
  const line = `  { name: '${capitalized(plural)}', icon: IconFolder, address: to.${plural}(), place: '${plural}' },\n`;
  const typed = source.replace(/(?<=address: \{ to: )[^}]*(?= \};)/, (addresses) =>
    addresses.includes(`'/${plural}'`) ? addresses : `${addresses} | '/${plural}'`,
  );
  const known = withLine(typed, { start: 'import {', end: '  IconMail,', line: '  IconFolder,\n' });
  return withLine(known, { start: 'const DESTINATIONS', end: "  { name: 'Imports'", line });
}

/** What opens its pages. @param {string} source @param {Names} names */
const inPlaces = (source, { plural }) =>
  withLine(source, {
    start: 'export const OPENED_BY',
    end: "  imports: ['imports.read'],",
    line: `  ${plural}: ['${plural}.read.all'],\n`,
  });

/** What the files outside of a new domain say of it, by their paths. @type {Record<string, Entry>} */
export const ENTRIES = {
  // The one list that every domain is in.
  'backend/src/app.module.ts': inAppModule,
  'backend/src/modules/tenancy/planned.permissions.ts': withoutPlanned,
  'backend/test/walls/statements/everything.ts': inStatements,
  'backend/test/walls/statements.json': inLimits,
  'web/src/lib/paths.ts': inPaths,
  'web/src/lib/paths.spec.ts': inSiteMap,
  'web/src/routes.tsx': inRoutes,
  'web/src/api/place-can.ts': inPlaces,
  'web/src/layouts/destinations.ts': inNavigation,
};
