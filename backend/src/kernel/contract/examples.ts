import { createHash } from 'node:crypto';
import type { OpenAPIObject } from '@nestjs/swagger';
import { nameIn, type Schema, schemasOf } from './document.js';

interface Node extends Omit<Schema, 'example' | 'default'> {
  $ref?: string;
  example?: unknown;
  default?: unknown;
  const?: unknown;
}

const BY_FORMAT: Record<string, string> = {
  date: '2026-03-01',
  'date-time': '2026-03-01T08:30:00.000Z',
  email: 'dana@example.com',
  uri: 'https://example.com/',
};

/** Gives each schema one whole example, put together from those of its fields. */
export function addExamples(document: OpenAPIObject): void {
  const named = schemasOf(document);
  const example = new Examples(named);
  for (const [name, schema] of Object.entries(named)) schema.example ??= example.of(schema, name);
}

class Examples {
  constructor(private readonly named: Record<string, Schema>) {}

  of(schema: Node, name: string): unknown {
    const { $ref, example, default: standard, allOf, anyOf, oneOf } = schema;
    if (example !== undefined) return example;
    if (standard !== undefined) return standard;
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return schema.enum[0];
    const [first] = anyOf ?? oneOf ?? [];
    if ($ref) return this.of(this.named[nameIn($ref)] ?? {}, name);
    if (allOf) return Object.assign({}, ...allOf.map((part) => this.of(part, name)));
    return first ? this.of(first, name) : this.plain(schema, name);
  }

  private plain(schema: Node, name: string): unknown {
    const types: unknown[] = [schema.type].flat();
    if (types.includes('object')) return this.object(schema);
    if (types.includes('array')) return schema.items ? [this.of(schema.items, name)] : [];
    if (types.includes('integer') || types.includes('number')) return Math.max(schema.minimum ?? 1, 1);
    if (types.includes('boolean')) return true;
    return text(schema, name);
  }

  private object({ properties = {} }: Node): unknown {
    return Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, this.of(node, name)]));
  }
}

/** The same field always shows the same id, different fields different ones. */
function text({ format, minLength = 0 }: Node, name: string): string {
  if (format === 'uuid')
    return `018f6d2e-7c1a-7b6e-9f0a-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
  return BY_FORMAT[format ?? ''] ?? name.padEnd(minLength, '.');
}
