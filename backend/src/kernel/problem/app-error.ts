import type { OpenAPIObject } from '@nestjs/swagger';

/** Statuses that a domain rule may answer. 401, 403 and 5xx belong to the kernel. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 405 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;

/** One invalid field: its place in the body (JSON pointer) or the name of the parameter. */
export interface FieldError {
  pointer?: string;
  parameter?: string;
  code: string;
  detail: string;
}

export interface ProblemExtras {
  errors?: FieldError[];
  /** Further members of the problem document, for example `from`, `to`, `allowed`. */
  members?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An error that a caller can understand and act on: becomes a problem document, never a 500. */
export abstract class AppError extends Error {
  abstract readonly status: ProblemStatus;
  abstract readonly code: string;
  abstract readonly title: string;

  constructor(
    readonly detail?: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
  }
}

/** The class of a declared error: what a route lists under `errors`, so that it reaches the contract. */
export interface AppErrorClass {
  new (...args: never[]): AppError;
  readonly status: ProblemStatus;
  readonly code: string;
  readonly title: string;
  /** What its problem document may contain besides the usual members. */
  readonly members: ProblemMembers;
}

/** Schemas of further members, by name. */
export type ProblemMembers = Record<string, Exclude<Schemas[string], { $ref: string }>>;

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/**
 * Declares a domain error once: `class ClientNotFound extends appError(404, 'client_not_found', 'Client not found') {}`.
 * `code` is stable and part of the contract; `title` is for people; `members` describes what the constructor adds.
 */
export function appError(
  errorStatus: ProblemStatus,
  errorCode: string,
  errorTitle: string,
  members: ProblemMembers = {},
) {
  return class DeclaredError extends AppError {
    static readonly status = errorStatus;
    static readonly code = errorCode;
    static readonly title = errorTitle;
    static readonly members = members;
    readonly status = errorStatus;
    readonly code = errorCode;
    readonly title = errorTitle;
    override readonly name = errorCode;
  };
}
