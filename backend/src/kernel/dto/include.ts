import { applyDecorators, type Type } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { MayBeAbsent } from './fields.js';
import { Words } from './word-list.js';

/** The most related records of one kind that a row includes. */
export const INCLUDED = 20;

const COMPANIONS = Symbol('companions');

/**
 * `include` of a list: what each row brings along, read once for the whole page. Only what is bounded belongs here: at
 * most `INCLUDED` of a kind for each row.
 */
export function Include(...companions: readonly string[]): PropertyDecorator {
  const choice = companions.length > 1 ? `${companions.join(' or ')}, with commas between several` : companions[0];
  return applyDecorators(
    MayBeAbsent(),
    Words(),
    IsArray(),
    ArrayMaxSize(companions.length),
    ArrayUnique(),
    IsIn(companions, { each: true, message: `Send ${choice}.` }),
    ApiPropertyOptional({ enum: companions, isArray: true, maxItems: companions.length, example: [companions[0]] }),
    (query: object) => Reflect.defineMetadata(COMPANIONS, companions, query),
  );
}

/** What is brought along on request alone, by classes of which one may be the query of a list. */
export const companionsOf = (types: Type<object>[]): string[] =>
  types.flatMap(({ prototype }) => (Reflect.getMetadata(COMPANIONS, prototype as object) ?? []) as string[]);
