import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Access } from '../access/index.js';
import {
  type AppErrorClass,
  Forbidden,
  MalformedRequest,
  ProblemDto,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  Unexpected,
  ValidationFailed,
} from '../problem/index.js';

const EVERYWHERE: AppErrorClass[] = [MalformedRequest, ValidationFailed, TooManyRequests, Unexpected, Unavailable];

/**
 * One documented answer for each status, with the domain codes as an enum: the generated hooks carry them as the
 * type of their error.
 */
export function problemResponses(access: Access, declared: AppErrorClass[]): MethodDecorator[] {
  const errors = [...EVERYWHERE, ...declared];
  if (access !== 'public') errors.push(Unauthenticated);
  if (access !== 'public' && access !== 'authenticated') errors.push(Forbidden);
  const byStatus = Map.groupBy(errors, (error) => error.status);
  const responses = [...byStatus].map(([status, ofStatus]) =>
    ApiResponse({
      status,
      description: ofStatus.map((error) => `\`${error.code}\`: ${error.title}.`).join(' '),
      content: { 'application/problem+json': { schema: problemSchema(ofStatus.map((error) => error.code)) } },
    }),
  );
  return [ApiExtraModels(ProblemDto) as MethodDecorator, ...responses];
}

/** The problem document with the codes that one status can carry. */
export function problemSchema(codes: string[]) {
  return {
    allOf: [
      { $ref: getSchemaPath(ProblemDto) },
      { type: 'object' as const, properties: { code: { type: 'string' as const, enum: [...new Set(codes)].sort() } } },
    ],
  };
}
