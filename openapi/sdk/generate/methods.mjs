/** @typedef {{ id: string, group: string, request: 'required' | 'optional', doc: string[], facts: Record<string, unknown>, streams: boolean }} Operation */

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Every operation of the document, as far as a method of it needs. @returns {Operation[]} */
export function operationsOf(document) {
  const resolve = (part) =>
    part.$ref
      ? part.$ref
          .slice(2)
          .split('/')
          .reduce((at, key) => at[key], document)
      : part;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => describe(method, path, item[method], resolve)),
  );
}

function describe(method, path, operation, resolve) {
  const parameters = (operation.parameters ?? []).map(resolve);
  const body = operation.requestBody && resolve(operation.requestBody);
  const answer = answerOf(Object.entries(operation.responses).map(([status, response]) => [status, resolve(response)]));
  const required = parameters.some((parameter) => parameter.required) || body?.required;
  return {
    id: operation.operationId,
    group: camelCase(operation.tags[0]),
    request: required ? 'required' : 'optional',
    doc: docOf(operation),
    streams: answer === 'events',
    facts: {
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      ...(isOpen(operation) && { open: true }),
      ...(parameters.some(({ name }) => name === 'Idempotency-Key') && { idempotencyKey: true }),
      ...(body && { body: Object.keys(body.content)[0] }),
      answer,
    },
  };
}

/** An empty requirement stands for callers without a credential. */
const isOpen = ({ security = [] }) => security.every((requirement) => Object.keys(requirement).length === 0);

function answerOf(responses) {
  const [, success] = responses.find(([status]) => /^2/.test(status));
  const types = Object.keys(success.content ?? {});
  if (types.length === 0) return 'nothing';
  if (types.includes('text/event-stream')) return 'events';
  return types.includes('application/json') ? 'json' : 'file';
}

function docOf({ summary, description, deprecated, 'x-permission': permission }) {
  const needs = [permission].flat().filter((one) => one && one !== 'public');
  return [
    summary,
    ...(description ? ['', ...description.split('\n')] : []),
    ...(needs.length > 0 ? ['', `Needs ${needs.map((one) => `\`${one}\``).join(' or ')}.`] : []),
    ...(deprecated ? ['', '@deprecated It goes away; see the documentation.'] : []),
  ].map((line) => line.replaceAll('*/', '*\\/'));
}

/** `API keys` → `apiKeys`, `Sign-in` → `signIn`. @param {string} tag */
function camelCase(tag) {
  const [first = '', ...others] = tag.split(/[^A-Za-z0-9]+/).map((word) => word.toLowerCase());
  return first + others.map(PascalCase).join('');
}

const PascalCase = (name) => name[0].toUpperCase() + name.slice(1);

/** @param {Operation[]} operations */
export function operationsFile(operations) {
  const names = operations.map(({ id }) => `${PascalCase(id)}Errors`);
  return `import type { ${names.join(', ')} } from './types.gen.js';

/** What each operation may answer when it refuses, by status. */
export interface OperationErrors {
${operations.map(({ id }) => `  ${id}: ${PascalCase(id)}Errors;`).join('\n')}
}
`;
}

/** @param {Operation[]} operations */
export function resourcesFile(operations) {
  const groups = [...Map.groupBy(operations, ({ group }) => group)];
  const types = operations.flatMap(({ id, streams }) => [
    `${PascalCase(id)}Data`,
    ...(streams ? [] : [`${PascalCase(id)}Response`]),
  ]);
  return `import type { Call } from '../call.js';
import type { CallOptions, StreamedEvent, Transport } from '../transport.js';
import type { ${types.join(', ')} } from './types.gen.js';

${groups.map(([group, members]) => classOf(group, members)).join('\n\n')}

/** Every operation of the API, in the groups of its documentation. */
export class Resources {
${groups.map(([group]) => `  readonly ${group}: ${PascalCase(group)}Resource;`).join('\n')}

  constructor(transport: Transport) {
${groups.map(([group]) => `    this.${group} = new ${PascalCase(group)}Resource(transport);`).join('\n')}
  }
}
`;
}

/** @param {string} group @param {Operation[]} members */
function classOf(group, members) {
  return `export class ${PascalCase(group)}Resource {
  constructor(private readonly transport: Transport) {}

${members.map(methodOf).join('\n\n')}
}`;
}

/** @param {Operation} operation */
function methodOf({ id, request, doc, facts, streams }) {
  const answer = streams ? 'ReadableStream<StreamedEvent>' : `${PascalCase(id)}Response`;
  const optional = request === 'optional' ? '?' : '';
  return `  /**
${doc.map((line) => `   * ${line}`.trimEnd()).join('\n')}
   */
  ${id}(request${optional}: Omit<${PascalCase(id)}Data, 'url'>, options?: CallOptions): Call<${answer}> {
    return this.transport.send(${JSON.stringify(facts)}, request, options);
  }`;
}
