import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import type { Access } from '../access/index.js';
import {
  type AppErrorClass,
  Forbidden,
  MalformedRequest,
  MissingScope,
  Overloaded,
  ProblemDto,
  type ProblemMembers,
  CompanySession,
  SecondFactorEnrolmentRequired,
  TooManyRequests,
  Unauthenticated,
  Unavailable,
  Unexpected,
  ValidationFailed,
  WrongCredential,
} from '../problem/index.js';

const EVERYWHERE: AppErrorClass[] = [
  MalformedRequest,
  ValidationFailed,
  TooManyRequests,
  Unexpected,
  Unavailable,
  Overloaded,
];

/**
 * One documented answer per status, with the domain codes as an enum: the generated hooks carry them as their error
 * type.
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
      content: { 'application/problem+json': { schema: problemSchema(ofStatus) } },
    }),
  );
  return [ApiExtraModels(ProblemDto) as MethodDecorator, ...responses];
}

/** What callers with a valid credential are told who may not do this. */
function refusals(access: Access): AppErrorClass[] {
  if (access === 'public') return [];
  if (access === 'authenticated') return [SecondFactorEnrolmentRequired];
  if (access === 'person') return [WrongCredential, CompanySession];
  if (access === 'api_key') return [WrongCredential];
  return [Forbidden, MissingScope, SecondFactorEnrolmentRequired];
}

type Declared = Pick<AppErrorClass, 'code' | 'members'>;

/** The problem document with the codes that one status can carry, and their extra members. */
export function problemSchema(errors: Declared[]) {
  const description = 'Machine-readable problem code. New codes may be added. Treat an unknown code by its status.';
  const codes = [...new Set(errors.map(({ code }) => code))].sort();
  const members: ProblemMembers = Object.fromEntries(errors.flatMap((error) => Object.entries(error.members)));
  const code = { type: 'string' as const, enum: codes, description, 'x-open-enum': true };
  return {
    allOf: [{ $ref: getSchemaPath(ProblemDto) }, { type: 'object' as const, properties: { ...members, code } }],
  };
}

/** The errors of a documented problem. */
export function declaredIn(response: { content?: Record<string, { schema?: unknown }> } | undefined): Declared[] {
  const schema = response?.content?.['application/problem+json']?.schema;
  const { allOf = [] } = (schema ?? {}) as { allOf?: Array<{ properties?: ProblemMembers }> };
  const { code, ...members } = allOf[1]?.properties ?? {};
  return (code?.enum ?? []).map((name: unknown) => ({ code: String(name), members }));
}

/** The codes of a documented problem. */
export const codesOf = (response: Parameters<typeof declaredIn>[0]): string[] =>
  declaredIn(response).map(({ code }) => code);
