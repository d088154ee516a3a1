import { readFileSync } from 'node:fs';
import { InputData, type JSONSchema, JSONSchemaInput, JSONSchemaStore, quicktype } from 'quicktype-core';

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
}

const contract = JSON.parse(readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8')) as {
  components: { schemas: Record<string, Schema> };
};
const schemas = Object.entries(contract.components.schemas);

/** How a mobile language spells a type, and a field with its name in JSON. */
const LANGUAGES = {
  swift: { start: (name: string) => `struct ${name}: Codable {`, field: (json: string) => `case .+ = "${json}"` },
  kotlin: {
    start: (name: string) => `class ${name} (`,
    field: (json: string) => `val ${json}:|@SerialName\\("${json}"\\)`,
    options: { framework: 'kotlinx' },
  },
  dart: { start: (name: string) => `class ${name} {`, field: (json: string) => `json\\["${json}"\\]` },
};
type Language = keyof typeof LANGUAGES;

class OneDocument extends JSONSchemaStore {
  override fetch(): Promise<JSONSchema> {
    return Promise.resolve(contract as unknown as JSONSchema);
  }
}

async function modelsIn(lang: Language): Promise<string> {
  const input = new JSONSchemaInput(new OneDocument());
  for (const [name] of schemas) await input.addSource({ name, uris: [`contract.json#/components/schemas/${name}`] });
  const inputData = new InputData();
  inputData.addInput(input);
  const { options = {} } = LANGUAGES[lang] as { options?: Record<string, string> };
  // Two schemas that happen to look alike are two types.
  const { lines } = await quicktype({ inputData, lang, combineClasses: false, rendererOptions: options });
  return lines.join('\n');
}

/** From the start of a type to the start of the next one. Some languages shout abbreviations: `APIKeyDto`. */
function typeIn(models: string, start: string): string | undefined {
  const at = models.toLowerCase().indexOf(start.toLowerCase());
  if (at < 0) return undefined;
  const length = models
    .slice(at + start.length)
    .search(/^(@Serializable\s)?((data |sealed |enum )?class|struct|enum) /m);
  return models.slice(at, length < 0 ? undefined : at + start.length + length);
}

const enumsOf = (schema: Schema): unknown[] => [
  ...(schema.enum ?? []),
  ...Object.values(schema.properties ?? {}).flatMap(enumsOf),
  ...(schema.items ? enumsOf(schema.items) : []),
];

describe.each(Object.keys(LANGUAGES) as Language[])('models for %s', (lang) => {
  const { start, field } = LANGUAGES[lang];
  let models = '';
  beforeAll(async () => (models = await modelsIn(lang)), 60_000);

  it('have a type for every schema, with every field under its name', () => {
    // A set of words becomes an enumeration: the next test.
    const records = schemas.filter(([, schema]) => !schema.enum);
    const missing = records.flatMap(([name, { properties = {} }]) => {
      const type = typeIn(models, start(name));
      if (type === undefined) return [name];
      return Object.keys(properties).flatMap((json) => (new RegExp(field(json)).test(type) ? [] : [`${name}.${json}`]));
    });
    expect(missing).toEqual([]);
  });

  it('have every value of every enumeration', () => {
    const values = new Set(
      schemas.flatMap(([, schema]) => enumsOf(schema)).filter((value) => typeof value === 'string'),
    );
    const said = (value: string) => models.includes(JSON.stringify(value));
    expect([...values].filter((value) => !said(value))).toEqual([]);
  });
});
