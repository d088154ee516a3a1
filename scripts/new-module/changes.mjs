import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';
import { ENTRIES } from './entries.mjs';
import { filesOf } from './files.mjs';
import { formsOf, prefixOf } from './names.mjs';

const MODULES = join(ROOT, 'backend', 'src', 'modules');
const MIGRATIONS = join(ROOT, 'backend', 'migrations');

/** @param {string} folder @param {string} ending */
const textsIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

/** What a new domain writes, by path: its own files, and those that say of it. Throws where the name is taken or none. @param {string} plural */
export function changesFor(plural) {
  const forms = formsOf(plural);
  const [sources, migrations] = [textsIn(MODULES, '.ts'), textsIn(MIGRATIONS, '.sql')];
  const isKind = sources.some((source) => new RegExp(`defineEvent\\('${forms.singular}\\.`).test(source));
  const isTable = migrations.some((sql) => new RegExp(`create table ${plural}\\b`).test(sql));
  if (isKind || isTable || existsSync(join(MODULES, plural)))
    throw new Error(`There are ${plural} already: choose another name.`);

  const taken = sources.flatMap((source) =>
    [...source.matchAll(/prefix: '([A-Z]+)'/g)].map(([, prefix = '']) => prefix),
  );
  const names = { ...forms, prefix: prefixOf(forms.singular, taken) };
  const changes = filesOf(names, momentAfterAll());
  for (const [path, entry] of Object.entries(ENTRIES)) {
    const source = readFileSync(join(ROOT, path), 'utf8');
    const text = entry(source, names);
    if (text !== source) changes.set(path, text);
  }
  return changes;
}

function momentAfterAll() {
  return Math.max(...readdirSync(MIGRATIONS).map((name) => Number(name.slice(0, 13)))) + 10_000;
}
