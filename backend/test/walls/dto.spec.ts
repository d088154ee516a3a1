import 'reflect-metadata';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { DECORATORS } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { ValidationFailed } from '../../src/kernel/problem/index.js';
import { compiledDto } from '../../src/kernel/validation/compiled-dto.js';
import { rulesOf } from '../../src/kernel/validation/rules.js';
import { classesOf, previewProduct } from './product.js';

/** What is compared byte for byte and never shown: it is kept as it was typed. */
const AS_TYPED = /password$/i;

/** Every class that a body or a query is read as, with those inside. */
function inputsOf(product: INestApplicationContext): Type<object>[] {
  const found = new Set<Type<object>>();
  const add = (type: Type<object>): void => {
    if (found.has(type)) return;
    found.add(type);
    for (const { nested } of rulesOf(type)) if (nested) add(nested.type());
    rowsOf(type).forEach(add);
  };
  for (const { prototype } of classesOf(product)) taken(prototype as object | undefined).forEach(add);
  return [...found];
}

/** What the methods of a controller take as body or query. */
function taken(prototype: object = {}): Type<object>[] {
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const kept = Reflect.getMetadata(ROUTE_ARGS_METADATA, prototype.constructor, name) as object | undefined;
    const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as Type<object>[];
    return Object.keys(kept ?? {}).flatMap((key) => {
      const [kind, place = -1] = key.split(':').map(Number);
      const isInput = kind === RouteParamtypes.BODY || kind === RouteParamtypes.QUERY;
      return isInput && types[place] ? [types[place]] : [];
    });
  });
}

/** The classes of the rows of a bulk request. */
const rowsOf = (type: Type<object>) => (Reflect.getMetadata(DECORATORS.API_EXTRA_MODELS, type) ?? []) as Type<object>[];

const exampleOf = (type: Type<object>, name: string): unknown => {
  const documented = Reflect.getMetadata(DECORATORS.API_MODEL_PROPERTIES, type.prototype as object, name) as
    | { example?: unknown }
    | undefined;
  return documented?.example ?? 'x';
};

describe('what a request may contain', () => {
  let inputs: Type<object>[];
  beforeAll(async () => {
    const product = await previewProduct();
    inputs = inputsOf(product);
    await product.close();
  });

  it('is found', () => expect(inputs.length).toBeGreaterThan(40));

  it('says of each text whether it has one line or several', () => {
    const takesControls = inputs.flatMap((type) =>
      rulesOf(type)
        .filter(({ name, nested }) => !nested && !AS_TYPED.test(name) && rowsOf(type).length === 0)
        .filter(({ name, rules }) => {
          const example = [exampleOf(type, name)].flat()[0];
          const spoilt = `${String(example)}\u0007`;
          const refuses = (value: unknown) => rules.some((rule) => !rule.holds(value, new type()));
          return !refuses(spoilt) || !refuses([spoilt]);
        })
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(takesControls).toEqual([]);
  });

  it('keeps line feeds in texts of several lines', () => {
    const ofSeveral = inputs.flatMap((type) =>
      rulesOf(type)
        .filter(({ rules }) => rules.some(({ name }) => name === 'printable'))
        .map(({ name, transforms }) => {
          const kept = transforms.reduce<unknown>((text, transform) => transform(text, {}), 'a\r\nb');
          return [`${type.name}.${name}`, kept];
        }),
    );
    expect(ofSeveral.length).toBeGreaterThan(10);
    expect(ofSeveral.filter(([, kept]) => kept !== 'a\nb')).toEqual([]);
  });

  it('has a limit for every text and list', () => {
    const boundless = inputs.flatMap((type) =>
      rulesOf(type)
        .filter(({ rules, maxLength, maxItems }) => {
          const has = (name: string) => rules.some((rule) => rule.name === name);
          return (
            (has('isArray') && maxItems === undefined) || (has('isString') && maxLength === undefined && !has('isIn'))
          );
        })
        .map(({ name }) => `${type.name}.${name}`),
    );
    expect(boundless).toEqual([]);
  });

  it('is validated as class-validator does it', () => {
    const differing = new Set<string>();
    const property = fc.property(fc.gen(), (g) => {
      const type = inputs[g(fc.nat, { max: inputs.length - 1 })] as Type<object>;
      const body = g(bodyFor, type, 2, VALUES);
      const theirs = validateSync(plainToInstance(type, body), { whitelist: true, forbidNonWhitelisted: true });
      const ours = wrongFields(type, body);
      const fields = new Set(theirs.map((one) => one.property));
      // A list where an object belongs is ours alone.
      const missed = [...fields].filter((name) => !ours.has(name)).sort();
      const invented = theirs.length === 0 && ours.size > 0 && !hasMisplacedList(body) ? [...ours] : [];
      if (missed.length + invented.length > 0)
        differing.add(`${type.name} ${JSON.stringify({ body, missed, invented })}`.slice(0, 500));
    });
    fc.assert(property, { seed: 20_261_130, numRuns: 1_000 });
    expect([...differing].slice(0, 5)).toEqual([]);
  });

  it('is at worst refused, whatever is sent', () => {
    const property = fc.property(fc.gen(), (g) => {
      const type = inputs[g(fc.nat, { max: inputs.length - 1 })] as Type<object>;
      wrongFields(type, g(bodyFor, type, 2, TRAPS));
    });
    fc.assert(property, { seed: 20_261_130, numRuns: 500 });
  });
});

function wrongFields(type: Type<object>, body: object): Set<string> {
  try {
    compiledDto(type).read(body);
    return new Set();
  } catch (error) {
    if (!(error instanceof ValidationFailed)) throw error;
    return new Set((error.extras.errors ?? []).map(({ pointer = '' }) => pointer.split('/')[1] ?? ''));
  }
}

const VALUES: unknown[] = [
  undefined,
  null,
  '',
  'x',
  '5',
  5,
  -1,
  1.5,
  true,
  [],
  ['x'],
  [5],
  {},
  [null],
  [[]],
  [{}],
  '2027-02-30',
];
/** What class-transformer stumbles over. */
const TRAPS: unknown[] = [{ toString: null }, [{ toString: null }], { constructor: 1 }, [{ constructor: 1 }]];

/** Some fields of a class and one that it does not know, with what they want and with what they do not. */
function bodyFor(type: Type<object>, depth: number, spoilt: unknown[]): fc.Arbitrary<object> {
  const fields = rulesOf(type).map(({ name, nested }): [string, fc.Arbitrary<unknown>] => {
    const inside = nested && depth > 0 ? bodyFor(nested.type(), depth - 1, spoilt) : fc.constant(exampleOf(type, name));
    const wanted = nested?.each ? fc.array(inside, { maxLength: 2 }) : inside;
    return [name, fc.oneof({ arbitrary: wanted, weight: 6 }, { arbitrary: fc.constantFrom(...spoilt), weight: 1 })];
  });
  const record = fc.record(Object.fromEntries(fields), { requiredKeys: [] });
  return fc.tuple(record, fc.nat({ max: 5 })).map(([body, n]) => (n === 0 ? { ...body, unknown: 1 } : body));
}

const hasMisplacedList = (value: unknown): boolean => JSON.stringify(value).includes('[');
