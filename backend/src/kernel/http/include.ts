import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { MayBeAbsent, Repeatable } from './fields.js';

/** Most companions of one kind that a row brings along. */
export const INCLUDED = 20;

/**
 * `include` of a list: what each row brings along, read once for the whole page. Only what is bounded belongs here:
 * at most `INCLUDED` of a kind for each row.
 */
export function Include(...companions: readonly string[]): PropertyDecorator {
  return applyDecorators(
    MayBeAbsent(),
    Repeatable(),
    IsArray(),
    ArrayMaxSize(companions.length),
    ArrayUnique(),
    IsIn(companions, { each: true, message: `Send ${companions.join(' or ')}; repeat \`include\` for several.` }),
    ApiPropertyOptional({ enum: companions, isArray: true, maxItems: companions.length, example: [companions[0]] }),
  );
}
