import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Access } from '../access/index.js';
import {
  type AppErrorClass,
  Forbidden,
  MalformedRequest,
  MissingScope,
  ProblemDto,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  Unexpected,
  ValidationFailed,
  WrongCredential,
} from '../problem/index.js';

const EVERYWHERE: AppErrorClass[] = [MalformedRequest, ValidationFailed, TooManyRequests, Unexpected, Unavailable];

/**
 * One documented answer for each status, with the domain codes as an enum: the generated hooks carry them as the
 * type of their error.
 */
export function problemResponses(access: Access, declared: AppErrorClass[]): MethodDecorator[] {
  const errors = [...EVERYWHERE, ...declared];
  if (access !== 'public') errors.push(Unauthenticated);
  errors.push(...refusals(access));
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

/** What somebody with a good credential is told who may not do this. */
function refusals(access: Access): AppErrorClass[] {
  if (access === 'public' || access === 'authenticated') return [];
  return access === 'person' || access === 'api_key' ? [WrongCredential] : [Forbidden, MissingScope];
}

/** The problem document with the codes that one status can carry. */
export function problemSchema(codes: string[]) {
  const description = 'What went wrong, for programs. More codes may come: take an unknown one for its status.';
  const code = { type: 'string' as const, enum: [...new Set(codes)].sort(), description, 'x-open-enum': true };
  return { allOf: [{ $ref: getSchemaPath(ProblemDto) }, { type: 'object' as const, properties: { code } }] };
}

/** The codes of a documented problem. */
export function codesOf(response: { content?: Record<string, { schema?: unknown }> } | undefined): string[] {
  const schema = response?.content?.['application/problem+json']?.schema;
  const { allOf = [] } = (schema ?? {}) as { allOf?: Array<{ properties?: { code?: { enum?: string[] } } }> };
  return allOf[1]?.properties?.code?.enum ?? [];
}
