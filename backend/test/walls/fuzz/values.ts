import fc, { type GeneratorValue } from 'fast-check';
import { hasType, resolved, type Schema } from '../contract-document.js';
import type { Route } from '../isolation/requests.js';
import type { Samples } from '../isolation/samples.js';
import type { Records } from './records.js';

/** Past this a list or a text is only slow to send. */
const MANY = 40;
const LONG = 25_000;
/** What the contract says of every text: no NUL. */
const ANY_TEXT = '^[^\\x00]*$';

/** Makes what a schema allows, its limits included. */
export class Values {
  constructor(
    private readonly g: GeneratorValue,
    private readonly records: Records,
    private readonly place: Route,
    /** Only what must be there, as the example shows it: what a careful beginner sends. */
    private readonly plain: boolean,
  ) {}

  of(written: Schema, field: string, around: Samples = {}): unknown {
    const known = this.records.valueOf(this.place, field);
    if (known !== undefined) return known;
    const schema = resolved(written);
    const branches = schema.anyOf ?? schema.oneOf;
    if (branches && !schema.properties) return this.of(this.oneOf(branches), field, around);
    if (schema.allOf && !schema.properties) return this.of(schema.allOf[0] ?? {}, field, around);
    if (schema.const !== undefined) return schema.const;
    if (hasType(schema, 'null') && this.chance(5)) return null;
    if (schema.enum) return this.oneOf(schema.enum);
    return this.ofType(schema, field, around);
  }

  private ofType(schema: Schema, field: string, around: Samples): unknown {
    if (schema.properties || hasType(schema, 'object')) return this.object(schema);
    if (hasType(schema, 'array')) return this.list(schema, field, around);
    if (hasType(schema, 'boolean')) return this.g(fc.boolean);
    if (hasType(schema, 'integer', 'number')) return this.number(schema);
    return this.text(schema, field, around);
  }

  private object({ properties = {}, required = [] }: Schema): Record<string, unknown> {
    const around = this.records.forFields(this.g, Object.keys(properties));
    const wanted = Object.entries(properties).filter(
      ([name, { example }]) =>
        required.includes(name) ||
        this.records.valueOf(this.place, name) !== undefined ||
        ((!this.plain || example !== undefined) && this.chance(3)),
    );
    return Object.fromEntries(wanted.map(([name, schema]) => [name, this.of(schema, name, around)]));
  }

  private list({ items = {}, maxItems = 3, example }: Schema, field: string, around: Samples): unknown[] {
    if (Array.isArray(example) && !resolved(items).format && this.chance(2)) return example;
    const full = !this.plain && maxItems <= MANY && this.chance(8);
    const length = full ? maxItems : this.g(fc.integer, { min: 1, max: Math.min(2, maxItems) });
    const values = Array.from({ length }, () => this.of(items, field, around));
    return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  }

  private number(schema: Schema): number {
    const { minimum: min = 0, maximum: max = 1_000_000, example } = schema;
    if (typeof example === 'number' && (this.plain || this.chance(2))) return example;
    if (this.chance(3)) return this.oneOf([min, max]);
    return hasType(schema, 'integer') ? (this.g(fc.maxSafeNat) % (max - min + 1)) + min : (min + max) / 2;
  }

  private text(schema: Schema, field: string, around: Samples): string {
    const { format, example, maxLength = 100 } = schema;
    if (format === 'uuid') return this.id(field, around);
    if (typeof example !== 'string' || !this.shows(schema)) return this.invented(schema);
    return format || patternOf(schema) ? example : this.unlikeOthers(example, maxLength);
  }

  /** Whether the example is taken: an e-mail has to be unlike others, and so has a date now and then. */
  private shows({ format }: Schema): boolean {
    if (format === 'email') return false;
    return this.plain ? format !== 'date' || this.chance(3) : this.chance(2);
  }

  private invented(schema: Schema): string {
    const { format, minLength = 0, maxLength = 100 } = schema;
    if (format === 'date-time') return this.g(instant);
    if (format === 'date') return this.g(instant).slice(0, 10);
    if (format === 'email') return `${this.g(fc.uuid)}@example.com`;
    const pattern = patternOf(schema);
    if (pattern) return this.g(fc.stringMatching, new RegExp(pattern, 'u')).slice(0, maxLength);
    const length = this.oneOf([minLength, Math.min(maxLength, LONG), Math.min(maxLength, minLength + 7)]);
    return this.g(words, length);
  }

  /** Where a text is a name, it may have to be unlike all others. */
  private unlikeOthers(example: string, maxLength: number): string {
    const text = `${example} ${this.g(fc.uuid).slice(0, 4)}`;
    return text.length <= maxLength && this.chance(2) ? text : example;
  }

  private id(field: string, around: Samples): string {
    // The caller may choose the id of a new record.
    if (field === 'id') return this.g(fc.uuid, { version: 7 });
    return around[field] ?? this.records.forField(this.g, field, this.place);
  }

  /** True once in `n` times. */
  private chance(n: number): boolean {
    return this.g(fc.nat, { max: n - 1 }) === 0;
  }

  private oneOf<Value>(values: Value[]): Value {
    return values[this.g(fc.nat, { max: values.length - 1 })] as Value;
  }
}

const patternOf = ({ pattern }: Schema) => (pattern === ANY_TEXT ? undefined : pattern);

const instant = () =>
  fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString());

const words = (length: number) =>
  fc.constantFrom('a', 'é', 'ש', '樹', '-', "'", '<', '=', '%').map((letter) => letter.repeat(length));
