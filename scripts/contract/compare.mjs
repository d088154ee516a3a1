import { readFileSync } from 'node:fs';
import { runCommand } from '../run-command.mjs';
import { adviceFor, admitsAll, isOver, isWider } from './judge.mjs';
import { ACCEPTED_CHANGES } from './releases.mjs';

/**
 * @typedef {import('./compare.mjs').Change} Change
 * @typedef {{ pointer: string, value?: unknown }} Side
 * @typedef {{
 *   path: string,
 *   typeName: string,
 *   kind: 'added' | 'removed' | 'modified',
 *   property?: string,
 *   verdicts: Array<{ ruleId: string, message: string }>,
 *   base?: Side,
 *   revision?: Side,
 * }} Difference as `redocly diff` tells it
 * @typedef {{ operationId?: string, summary?: string, deprecated?: boolean, 'x-sunset'?: string, 'x-permission'?: unknown }} Operation
 * @typedef {{ paths: Record<string, Record<string, Operation>> }} Contract
 */

/**
 * What changed between two documents, judged for programs that were written for the first one.
 * @param {string} before path @param {string} after path @param {string} [today] `YYYY-MM-DD`
 * @returns {Promise<Change[]>}
 */
export async function compare(before, after, today = new Date().toISOString().slice(0, 10)) {
  const [old, now] = [read(before), read(after)];
  const differences = (await differencesOf(before, after)).flatMap((difference) => judged(difference, today));
  return [...differences, ...operationChanges(old, now)].map(accepted);
}

/** @typedef {import('./compare.mjs').Accepted} Accepted */

/** @type {Accepted[]} what breaks nobody although it looks like it */
const ACCEPTED = JSON.parse(readFileSync(ACCEPTED_CHANGES, 'utf8'));

/** @param {Change} change @returns {Change} */
function accepted(change) {
  const found = ACCEPTED.find(({ where, what }) => where === change.where && what === change.what);
  return found ? { kind: 'change', where: change.where, what: excused(found) } : change;
}

/** @param {Accepted} change */
const excused = ({ what, because }) => `${what} ${because}`;

/** @param {string} path @returns {Contract} */
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** @param {string} before @param {string} after @returns {Promise<Difference[]>} */
async function differencesOf(before, after) {
  const args = ['diff', before, after, '--format=json', '--fail-on=none'];
  const { code, output, stdout } = await runCommand('redocly', args);
  if (code !== 0) throw new Error(`redocly diff failed (exit code ${code}):\n${output.trim()}`);
  return JSON.parse(stdout).changes;
}

/** @param {Difference} difference @param {string} today @returns {Change[]} */
function judged({ path, kind, typeName, property, verdicts, base, revision }, today) {
  const where = placeOf(path);
  if (typeName === 'SpecExtension' || property?.startsWith('x-') || property === 'deprecated') return [];
  if (verdicts.length === 0) return kind === 'added' ? additions(where, typeName, path, revision?.value) : [];
  return verdicts.map(({ ruleId, message }) => {
    // Lists of words are open in what we answer: a reader takes an unknown one calmly.
    if (ruleId === 'enum-values-added') return { kind: 'addition', where, what: message };
    if (ruleId === 'schema-constraint-changed' && isWider(property, base?.value, revision?.value))
      return { kind: 'change', where, what: message };
    if (isRetired(ruleId, base?.value, today)) return { kind: 'change', where, what: `${message} Its day had come.` };
    return { kind: 'breaking', where, what: message, ...adviceFor(ruleId) };
  });
}

/** @param {string} ruleId @param {unknown} value @param {string} today */
function isRetired(ruleId, value, today) {
  if (ruleId === 'operation-removed') return isOver(/** @type {Operation} */ (value), today);
  if (ruleId !== 'path-removed') return false;
  return Object.values(/** @type {Record<string, Operation>} */ (value)).every((operation) => isOver(operation, today));
}

/** @param {string} where @param {string} typeName @param {string} path @param {unknown} value @returns {Change[]} */
function additions(where, typeName, path, value) {
  // Whole operations are told by `operationChanges`; tags and examples are no additions for a program.
  if (!path.startsWith('#/paths/') || ['PathItem', 'Operation', 'Example'].includes(typeName)) return [];
  const { name, in: kind } = /** @type {{ name?: string, in?: string }} */ (value ?? {});
  const last = unescape(path.slice(path.lastIndexOf('/') + 1));
  const word = typeName === 'Schema' ? 'field' : typeName.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  const what = name && kind ? `${kind} parameter \`${name}\`` : `${word} \`${last}\``;
  return [{ kind: 'addition', where, what: `New ${what}.` }];
}

/** @param {Contract} old @param {Contract} now @returns {Change[]} */
function operationChanges(old, now) {
  return Object.entries(now.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const where = `${method.toUpperCase()} ${path}`;
      return changesOf(where, old.paths[path]?.[method], operation);
    }),
  );
}

/** @param {string} where @param {Operation | undefined} old @param {Operation} now @returns {Change[]} */
function changesOf(where, old, now) {
  if (!old) return [{ kind: 'addition', where, what: `New operation \`${now.operationId}\`: ${now.summary}.` }];
  /** @type {Change[]} */
  const changes = [];
  if (now.deprecated && !old.deprecated)
    changes.push({ kind: 'deprecation', where, what: `Deprecated; it works until ${now['x-sunset']}.` });
  if (now['x-sunset'] && old['x-sunset'] && now['x-sunset'] < old['x-sunset'])
    changes.push({ kind: 'breaking', where, what: `It ends earlier: ${now['x-sunset']}.`, ...adviceFor('sunset') });
  const [before, after] = [old['x-permission'], now['x-permission']];
  if (!admitsAll(before, after)) {
    const what = `Needs ${words(after)} instead of ${words(before)}.`;
    changes.push({ kind: 'breaking', where, what, ...adviceFor('permission-narrowed') });
  } else if (words(before) !== words(after))
    changes.push({ kind: 'change', where, what: `May be called with ${words(after)}.` });
  return changes;
}

/** @param {unknown} permission */
const words = (permission) => [permission].flat().join(' or ');

/** The operation that a pointer of the difference stands in, for people. @param {string} pointer */
function placeOf(pointer) {
  const [, root, path, method] = pointer.split('/').map(unescape);
  if (root !== 'paths' || !path) return pointer.slice(2);
  return method ? `${method.toUpperCase()} ${path}` : path;
}

/** @param {string} part of a JSON pointer */
const unescape = (part) => part.replaceAll('~1', '/').replaceAll('~0', '~');
