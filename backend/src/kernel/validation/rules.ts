import type { Type } from '@nestjs/common';
import { DECORATORS } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { type TransformFnParams, TransformationType } from 'class-transformer';
import {
  getMetadataStorage,
  type ValidationArguments,
  ValidationTypes,
  type ValidatorConstraintInterface,
} from 'class-validator';

type Metadata = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Check = Pick<ValidatorConstraintInterface, 'validate' | 'defaultMessage'>;

/** One rule for one field. */
export interface Rule {
  name: string;
  holds(value: unknown, dto: object): boolean;
  message(value: unknown, dto: object): string;
}

/** The rules of one field of a DTO, read once from its decorators. */
export interface FieldRules {
  name: string;
  /** The field is checked only if these hold. */
  conditions: Array<(dto: object, value: unknown) => boolean>;
  rules: Rule[];
  /** The class of an object, or of the entries of a list. */
  nested: { type: () => Type<object>; each: boolean } | undefined;
  transforms: Array<(value: unknown, given: object) => unknown>;
  /** Longest text, also of each text in a list; undefined where a list of words or a format bounds it. */
  maxLength: number | undefined;
  /** Most entries of a list. */
  maxItems: number | undefined;
}

/** Every field of a DTO with its rules. */
export function rulesOf(type: Type<object>): FieldRules[] {
  const storage = getMetadataStorage();
  const metadata = storage.getTargetValidationMetadatas(type, '', false, false);
  const fields = Object.entries(storage.groupByPropertyName(metadata)).map(([name, rules]) =>
    fieldRules(type, name, rules),
  );
  if (fields.length === 0) throw new Error(`${type.name} has no rules: its fields need decorators of class-validator.`);
  return fields;
}

function fieldRules(type: Type<object>, name: string, metadata: Metadata[]): FieldRules {
  const of = (wanted: string) => metadata.filter((one) => one.type === wanted);
  const nested = of(ValidationTypes.NESTED_VALIDATION);
  const own = [...of(ValidationTypes.IS_DEFINED), ...of(ValidationTypes.CUSTOM_VALIDATION)];
  return {
    name,
    conditions: of(ValidationTypes.CONDITIONAL_VALIDATION).map(
      ({ constraints }) => constraints[0] as FieldRules['conditions'][number],
    ),
    rules: [...own.flatMap(rulesIn), ...nested.slice(0, 1).map(objectRule)],
    nested: nested.length > 0 ? nestedType(type, name, nested) : undefined,
    transforms: transformsOf(type, name),
    ...boundsOf(type, name, own),
  };
}

function rulesIn(metadata: Metadata): Rule[] {
  return getMetadataStorage()
    .getTargetValidatorConstraints(metadata.constraintCls)
    .map(({ name, async, instance }) => {
      if (async) throw new Error(`${name} on ${metadata.propertyName} is asynchronous: rules of a DTO are not.`);
      return rule(name || metadata.type, metadata, instance);
    });
}

function rule(name: string, metadata: Metadata, check: Check): Rule {
  const { propertyName: property, constraints, each, validateIf } = metadata;
  const args = (value: unknown, object: object): ValidationArguments => ({
    targetName: object.constructor.name,
    property,
    object,
    value,
    constraints,
  });
  const one = (value: unknown, whole: ValidationArguments) => check.validate(value, whole) === true;
  return {
    name,
    holds: (value, dto) => {
      if (validateIf && !validateIf(dto, value)) return true;
      const whole = args(value, dto);
      return each && Array.isArray(value) ? value.every((entry) => one(entry, whole)) : one(value, whole);
    },
    message: (value, dto) => {
      const whole = args(value, dto);
      const message = metadata.message || (check.defaultMessage?.(whole) ?? '');
      return filledIn(typeof message === 'function' ? message(whole) : message, whole);
    },
  };
}

/** class-validator's message for a value where an object belongs. */
const objectRule = (metadata: Metadata): Rule =>
  rule(
    ValidationTypes.NESTED_VALIDATION,
    { ...metadata, each: false },
    {
      validate: (value) => value === undefined || (typeof value === 'object' && value !== null),
    },
  );

function filledIn(message: string, { constraints, property, targetName }: ValidationArguments): string {
  if (!message.includes('$')) return message;
  const places = ((constraints as unknown[] | undefined) ?? []).map((constraint, index): [string, string] => [
    `$constraint${index + 1}`,
    [constraint].flat().join(', '),
  ]);
  const known = new Map([...places, ['$property', property], ['$target', targetName]]);
  return message.replace(/\$(constraint\d|property|target)/g, (token) => known.get(token) ?? token);
}

function nestedType(type: Type<object>, name: string, nested: Metadata[]): FieldRules['nested'] {
  const found = defaultMetadataStorage.findTypeMetadata(type, name) as
    | ReturnType<typeof defaultMetadataStorage.findTypeMetadata>
    | undefined;
  if (!found) throw new Error(`${type.name}.${name} is nested: say of which class, with @Type.`);
  return { type: () => found.typeFunction() as Type<object>, each: nested.some(({ each }) => each) };
}

function transformsOf(type: Type<object>, name: string): FieldRules['transforms'] {
  const kind = TransformationType.PLAIN_TO_CLASS;
  return defaultMetadataStorage
    .findTransformMetadatas(type, name, kind)
    .map(({ transformFn }) => (value: unknown, obj: object): unknown => {
      const params: TransformFnParams = { value, key: name, obj, type: kind, options: {} };
      return transformFn(params);
    });
}

interface Documented {
  maxLength?: number;
  maxItems?: number;
  items?: { maxLength?: number };
}

/** The bounds declared for validation, or else for the contract. */
function boundsOf(type: Type<object>, name: string, rules: Metadata[]): Pick<FieldRules, 'maxLength' | 'maxItems'> {
  const documented = (Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, type.prototype as object, name) ??
    {}) as Documented;
  // A custom check may have such a name without being a bound.
  const bound = (wanted: string, place: number) =>
    (rules.find((metadata) => metadata.name === wanted)?.constraints as number[] | undefined)?.[place];
  return {
    maxLength: bound('maxLength', 0) ?? bound('isLength', 1) ?? documented.maxLength ?? documented.items?.maxLength,
    maxItems: bound('arrayMaxSize', 0) ?? documented.maxItems,
  };
}
