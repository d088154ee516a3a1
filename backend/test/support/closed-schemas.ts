type Json = Record<string, unknown>;

/** Members of a schema that hold schemas by name, in a list, or alone. */
const BY_NAME = ['properties', 'patternProperties', '$defs'];
const BRANCHES = ['anyOf', 'oneOf'];
const ALONE = ['items', 'additionalProperties', 'not'];

/**
 * The document with every place where an object may stand closed: readers must accept fields that they do not know,
 * but we answer none that is not written down. Parts of an `allOf` stay open, the whole is closed.
 */
export function closedSchemas<Document>(document: Document): Document {
  return visit(structuredClone(document)) as Document;
}

/** Walks what is no schema until it meets some. */
function visit(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(visit);
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => {
      if (key === 'schema' && isJson(child)) return [key, closed(child)];
      if (key === 'schemas' && isJson(child))
        return [key, Object.fromEntries(Object.entries(child).map(([name, schema]) => [name, open(schema)]))];
      return [key, visit(child)];
    }),
  );
}

function closed(schema: unknown): unknown {
  if (!isJson(schema)) return schema;
  const inner = open(schema) as Json;
  const isObject = '$ref' in schema || 'properties' in schema || 'allOf' in schema;
  return isObject && !('additionalProperties' in schema) ? { ...inner, unevaluatedProperties: false } : inner;
}

/** The schema itself as it is, what stands in it closed. */
function open(schema: unknown): unknown {
  if (!isJson(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, child]) => {
      if (BY_NAME.includes(key) && isJson(child))
        return [key, Object.fromEntries(Object.entries(child).map(([name, part]) => [name, closed(part)]))];
      if (BRANCHES.includes(key) && Array.isArray(child))
        return [key, child.map('additionalProperties' in schema ? open : closed)];
      if (key === 'allOf' && Array.isArray(child)) return [key, child.map(open)];
      if (ALONE.includes(key)) return [key, closed(child)];
      return [key, child];
    }),
  );
}

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
