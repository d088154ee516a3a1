import type { OpenAPIObject } from '@nestjs/swagger';
import { nameIn, type Operation, operationsOf, parametersOf, responsesOf, type Schema, schemasOf } from './document.js';

type Node = Schema & { $ref?: string; const?: unknown; 'x-open-enum'?: boolean };

const INT32 = 2 ** 31 - 1;
/** Holds for every text: PostgreSQL stores no NUL, and the check of requests refuses it. */
const ANY_TEXT = '^[^\\x00]*$';
const OPEN = 'New values may be added. Handle unknown values gracefully.';

/** Adds to schemas what holds for all of their kind, so that no DTO repeats it. */
export function completeSchemas(document: OpenAPIObject): void {
  const named = schemasOf(document);
  const operations = operationsOf(document);
  const sent = reachable(
    named,
    operations.map(({ requestBody }) => requestBody),
  );
  const answered = reachable(
    named,
    operations.map(({ responses }) => responses),
  );
  for (const [name, schema] of Object.entries(named)) {
    for (const node of nodesOf(schema)) limit(node);
    if (answered.has(name)) for (const node of nodesOf(schema)) open(node);
    else if (sent.has(name)) close(schema);
  }
  for (const operation of operations) for (const node of inlineNodes(operation)) limit(node);
  for (const node of nodesOf(document.components?.headers)) limit(node);
}

/** Says how many bits a number needs and what a text may hold. */
function limit(node: Node): void {
  const types: unknown[] = [node.type].flat();
  if (types.includes('integer'))
    node.format ??= (node.maximum ?? Infinity) <= INT32 && (node.minimum ?? -Infinity) >= -INT32 ? 'int32' : 'int64';
  if (types.includes('string') && !node.format && !node.enum && node.const === undefined) node.pattern ??= ANY_TEXT;
}

/** Enums in answers may grow, so readers are told to expect new values. */
function open(node: Node): void {
  if (!node.enum || [node.type].flat().includes('boolean')) return;
  node['x-open-enum'] = true;
  node.description = node.description ? `${node.description} ${OPEN}` : OPEN;
}

/** Input is exact: an unknown field is refused, because it is usually a typo. */
function close(schema: Schema): void {
  if (schema.properties) schema.additionalProperties ??= false;
}

/** Names of the schemas below some part of the document. */
function reachable(named: Record<string, Schema>, part: unknown, found = new Set<string>()): Set<string> {
  for (const { $ref } of nodesOf(part)) {
    const name = $ref && nameIn($ref);
    if (!name || found.has(name)) continue;
    found.add(name);
    reachable(named, named[name], found);
  }
  return found;
}

function inlineNodes(operation: Operation): Node[] {
  const responses = responsesOf(operation).map(([, { content }]) => content);
  return [...nodesOf(parametersOf(operation)), ...nodesOf(operation.requestBody), ...nodesOf(responses)];
}

/** Everything below, without examples. */
function* nodesOf(value: unknown): Generator<Node> {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) yield value;
  for (const [key, child] of Object.entries(value)) if (key !== 'example') yield* nodesOf(child);
}
