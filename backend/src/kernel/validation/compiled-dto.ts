import type { Type } from '@nestjs/common';
import { ValidationTypes } from 'class-validator';
import type { FieldError } from '../problem/index.js';
import { isRecord } from './is-record.js';
import { type BrokenRule, fieldErrors } from './field-errors.js';
import { FoundErrors, pointerTo } from './found-errors.js';
import { type FieldRules, type Rule, rulesOf } from './rules.js';
import { isStorable, unstorable, unstorableName } from './unstorable-text.js';

/** UTF-16 units that one character can take as class-validator counts: a surrogate pair and a variation selector. */
const UNITS = 3;

const compiled = new WeakMap<Type<object>, CompiledDto<object>>();

/** The reader of an input class, built from its decorators on first use. */
export function compiledDto<Dto extends object>(type: Type<Dto>): CompiledDto<Dto> {
  const known = compiled.get(type) ?? new CompiledDto<object>(type);
  compiled.set(type, known);
  return known as CompiledDto<Dto>;
}

/**
 * Turns input into instances of a DTO, or reports what is wrong with it. Unknown and oversized fields are refused
 * before any other work, so that checking never costs more than it does for valid input.
 */
export class CompiledDto<Dto extends object> {
  private readonly fields: Map<string, FieldRules>;

  constructor(private readonly type: Type<Dto>) {
    this.fields = new Map(rulesOf(type).map((field) => [field.name, field]));
  }

  /** Throws `ValidationFailed` (422) with at most `most` errors. */
  read(given: object, most?: number): Dto {
    const errors = new FoundErrors(most);
    const dto = this.take(given, '', errors);
    errors.throwIfAny();
    return dto;
  }

  /**
   * Throws `ValidationFailed` for what is broken in a record of ours. It may have members that the class does not know,
   * and texts from before the rule about lines.
   */
  check(record: object, at: string): void {
    const errors = new FoundErrors();
    const known = Object.entries(record).filter(([name]) => this.fields.has(name));
    this.take(Object.fromEntries(known), at, errors);
    errors.throwIfAny(({ code }) => code !== 'one_line' && code !== 'printable');
  }

  private take(given: object, at: string, errors: FoundErrors): Dto {
    const dto = new this.type();
    for (const [name, value] of Object.entries(given)) {
      const field = this.fields.get(name);
      if (field) Reflect.set(dto, name, transformed(field, value, given));
      else if (isStorable(name)) errors.addUnknown(at, name);
      // Such a name has no place in a pointer either.
      else errors.add(unstorableName(at));
      if (errors.full) return dto;
    }
    for (const field of this.fields.values()) {
      this.obey(field, dto, at, errors);
      if (errors.full) return dto;
    }
    return dto;
  }

  private obey(field: FieldRules, dto: object, at: string, errors: FoundErrors): void {
    const value: unknown = Reflect.get(dto, field.name);
    if (!field.conditions.every((applies) => applies(dto, value))) return;
    const pointer = pointerTo(at, field.name);
    const unstorable = isTooLarge(field, value) ? [] : unstorableIn(value, pointer);
    if (unstorable.length > 0) return errors.add(...unstorable);
    const found = fieldErrors(broken(field, value, dto), pointer);
    if (found.length > 0) return errors.add(...found);
    if (field.nested) Reflect.set(dto, field.name, this.descend(field, value, pointer, errors));
  }

  /** The objects in a field. class-validator would accept a list where one object belongs, and check its entries. */
  private descend({ nested, rules }: FieldRules, value: unknown, at: string, errors: FoundErrors): unknown {
    if (!nested) return value;
    const take = (entry: unknown, pointer: string): unknown => {
      if (errors.full) return entry;
      if (isRecord(entry)) return compiledDto(nested.type()).take(entry, pointer, errors);
      if (Array.isArray(entry)) errors.add({ pointer, code: 'is_object', detail: 'Send an object, not a list.' });
      else if (entry !== undefined) errors.add(...fieldErrors(noObject(rules, entry), pointer));
      return entry;
    };
    return nested.each && Array.isArray(value)
      ? value.map((entry: unknown, index) => take(entry, `${at}/${index}`))
      : take(value, at);
  }
}

function unstorableIn(value: unknown, pointer: string): FieldError[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [unstorable(pointer)];
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, index) =>
    typeof entry === 'string' && !isStorable(entry) ? [unstorable(`${pointer}/${index}`)] : [],
  );
}

/** The error of a list entry that should be an object. */
const noObject = (rules: Rule[], entry: unknown): BrokenRule => ({
  property: '',
  value: entry,
  rules: said(
    rules.filter(({ name }) => name === ValidationTypes.NESTED_VALIDATION),
    entry,
    {},
  ),
});

const transformed = (field: FieldRules, value: unknown, given: object): unknown =>
  isTooLarge(field, value) ? value : field.transforms.reduce((before, transform) => transform(before, given), value);

/** Obviously larger than the field, by what costs nothing to check. */
function isTooLarge({ maxLength, maxItems }: FieldRules, value: unknown): boolean {
  const isLong = (text: unknown) =>
    typeof text === 'string' && maxLength !== undefined && text.length > UNITS * maxLength;
  if (!Array.isArray(value)) return isLong(value);
  return (maxItems !== undefined && value.length > maxItems) || value.some(isLong);
}

const SIZES = new Set(['maxLength', 'isLength', 'arrayMaxSize']);

/** An oversized value reports only that: no other rule looks at it. */
function broken(field: FieldRules, value: unknown, dto: object): BrokenRule {
  const { name: property, rules, maxLength, maxItems } = field;
  if (!isTooLarge(field, value))
    return {
      property,
      value,
      rules: said(
        rules.filter((rule) => !rule.holds(value, dto)),
        value,
        dto,
      ),
    };
  const isCrowded = Array.isArray(value) && maxItems !== undefined && value.length > maxItems;
  const size = rules.filter(({ name }) => SIZES.has(name) && isCrowded === (name === 'arrayMaxSize'));
  const most = isCrowded ? maxItems : maxLength;
  const unsaid = isCrowded
    ? ['arrayMaxSize', `must have at most ${most} entries`]
    : ['maxLength', `must be shorter than or equal to ${most} characters`];
  return { property, value, rules: size.length > 0 ? said(size, value, dto) : new Map([unsaid as [string, string]]) };
}

const said = (rules: Rule[], value: unknown, dto: object): Map<string, string> =>
  new Map(rules.map((rule) => [rule.name, rule.message(value, dto)]));
