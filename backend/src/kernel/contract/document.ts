import type { OpenAPIObject } from '@nestjs/swagger';

type PathItem = OpenAPIObject['paths'][string];
type Components = NonNullable<OpenAPIObject['components']>;
type Inline<T> = Exclude<T, { $ref: string } | undefined>;

export type Operation = NonNullable<PathItem['get']>;
export type Parameter = Inline<NonNullable<Operation['parameters']>[number]>;
export type Response = Inline<Operation['responses'][string]>;
export type Headers = NonNullable<Response['headers']>;
export type Schema = Inline<NonNullable<Components['schemas']>[string]>;

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** Every operation of a document. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((item) => METHODS.flatMap((method) => item[method] ?? []));
}

/** The schemas that have a name. A DTO is one of them; nothing else writes references there. */
export function schemasOf(document: OpenAPIObject): Record<string, Schema> {
  return (document.components?.schemas ?? {}) as Record<string, Schema>;
}

/** Answers of an operation that are written out, with their status. */
export function responsesOf(operation: Operation): Array<[status: string, response: Response]> {
  return Object.entries(operation.responses).filter(
    (entry): entry is [string, Response] => entry[1] !== undefined && !('$ref' in entry[1]),
  );
}

/** Parameters of an operation that are written out. */
export function parametersOf(operation: Operation): Parameter[] {
  return (operation.parameters ?? []).filter((parameter): parameter is Parameter => !('$ref' in parameter));
}

export const nameIn = (reference: string): string => reference.slice(reference.lastIndexOf('/') + 1);

/** `crewMemberId`, `Idempotency-Key`, `client_not_found` → `CrewMemberId`, `IdempotencyKey`, `ClientNotFound`. */
export const pascalCase = (words: string): string =>
  words
    .split(/[-_.\s]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
