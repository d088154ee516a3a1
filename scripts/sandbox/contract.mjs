import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.mjs';

/**
 * One way in which an operation may fail, as the contract says it.
 * @typedef {{ status: number, code: string, title: string, members: Record<string, unknown> }} Failure
 * @typedef {{ id: string, method: string, pattern: RegExp, path: string, failures: Failure[] }} Operation
 * @typedef {{ operations: Operation[], headers: string[] }} Contract
 * @typedef {Record<string, any>} Json
 */

/** What the committed document says about operations and how they fail. @returns {Contract} */
export function contractOf(document = JSON.parse(readFileSync(join(ROOT, 'openapi', 'openapi.json'), 'utf8'))) {
  const operations = Object.entries(/** @type {Json} */ (document.paths)).flatMap(([path, item]) =>
    Object.entries(/** @type {Json} */ (item)).map(([method, { operationId, responses }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      pattern: new RegExp(`^${path.replace(/[.+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}/?$`),
      failures: failuresOf(document, responses),
    })),
  );
  // A written name wins over a parameter, as in the router.
  operations.sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')));
  return { operations, headers: readableHeaders(document) };
}

/** Headers that an answer may have, but for those that browsers heed by themselves. @param {Json} document */
const readableHeaders = (document) =>
  Object.keys(document.components?.headers ?? {}).filter((name) => !name.startsWith('Access-Control-'));

/** @param {Json} document @param {Json} responses */
function failuresOf(document, responses) {
  return Object.entries(responses).flatMap(([status, written]) => {
    const response = written.$ref ? resolved(document, written.$ref) : written;
    const schema = response.content?.['application/problem+json']?.schema;
    const { code, ...members } = schema?.allOf?.[1]?.properties ?? {};
    const titles = titlesIn(response.description);
    // In the order of the sentences: the commonest first. The enumeration is sorted by name.
    const codes = [...titles.keys()].filter((name) => code?.enum?.includes(name));
    return codes.map((name) => ({
      status: Number(status),
      code: name,
      title: titles.get(name) ?? name,
      members: examplesOf(members),
    }));
  });
}

/** @param {string} description as "`code`: Title. `code`: Title." @returns {Map<string, string>} */
const titlesIn = (description) =>
  new Map(
    [...description.matchAll(/`([a-z0-9_]+)`: ([^`]+?)\.?(?= `|$)/g)].map(([, code = '', title = '']) => [code, title]),
  );

/** @param {Json} members */
const examplesOf = (members) =>
  Object.fromEntries(
    Object.entries(members).flatMap(([name, { example }]) => (example === undefined ? [] : [[name, example]])),
  );

/** @param {Json} document @param {string} reference */
const resolved = (document, reference) =>
  reference
    .split('/')
    .slice(1)
    .reduce((above, step) => above[step], document);

/**
 * The operation at an address.
 * @param {Contract} contract @param {string | undefined} method @param {string | undefined} url
 */
export function operationAt({ operations }, method = 'GET', url = '/') {
  const wanted = method === 'HEAD' ? 'GET' : method;
  const [path = '/'] = url.split('?');
  return operations.find((one) => one.method === wanted && one.pattern.test(path));
}
