import type { OperationErrors } from './generated/operations.js';
import type { FieldErrorDto, ProblemDto } from './generated/types.gen.js';

/** The operationId of the contract, which is the method's name too. */
export type OperationId = keyof OperationErrors;

type CodesOf<Errors> = Errors extends unknown
  ? { [Status in keyof Errors]: Errors[Status] extends { code: infer Code } ? Code : never }[keyof Errors]
  : never;

/** The codes that an operation may answer: `ErrorCode<'archiveClient'>` has `'client_has_open_jobs'` in it. */
export type ErrorCode<Id extends OperationId = OperationId> = CodesOf<OperationErrors[Id]> | 'unreadable_answer';

interface Refusal {
  operation: OperationId;
  status: number;
  problem: Partial<ProblemDto>;
  requestId: string;
  retryAfterSeconds: number | undefined;
}

/**
 * The API said no. `code` is stable and made for programs, `detail` is made for people, and `errors` names each wrong
 * field. An answer that is no problem document (a proxy's page, for example) has the code `unreadable_answer`.
 */
export class HedgerowError<Code extends string = ErrorCode> extends Error {
  override readonly name = 'HedgerowError';
  /** The operation that was refused. */
  readonly operation: OperationId;
  /** HTTP status. */
  readonly status: number;
  readonly code: Code;
  /** The same for every problem of this kind. */
  readonly title: string;
  /** What happened this time and what to do about it. */
  readonly detail: string | undefined;
  /** One entry for each wrong field, with a JSON pointer into the body or the name of a parameter. */
  readonly errors: readonly FieldErrorDto[];
  /** Name of the request in the logs of the deployment; tell it to support. */
  readonly requestId: string;
  /** How long to wait before another try, where the API said so. */
  readonly retryAfterSeconds: number | undefined;
  /** The whole document, with members that belong to this kind of problem only. */
  readonly problem: Readonly<Record<string, unknown>>;

  constructor({ operation, status, problem, requestId, retryAfterSeconds }: Refusal) {
    const code = problem.code ?? 'unreadable_answer';
    const said = problem.detail ?? problem.title ?? 'The answer was no problem document.';
    super(`${operation} answered ${status} ${code}: ${said}`);
    this.operation = operation;
    this.status = status;
    this.code = code as Code;
    this.title = problem.title ?? 'Unreadable answer';
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId ?? requestId;
    this.retryAfterSeconds = retryAfterSeconds;
    this.problem = { ...problem };
  }
}

/** No answer came: no connection, a broken one, or none in time. `cause` has the reason. */
export class HedgerowConnectionError extends Error {
  override readonly name = 'HedgerowConnectionError';

  constructor(
    readonly operation: OperationId,
    reason: string,
    options?: ErrorOptions,
  ) {
    super(`${operation} got no answer: ${reason}`, options);
  }
}

/**
 * Whether the API refused this very operation; then `code` is one of the codes that its contract lists, and the
 * compiler knows them:
 *
 *     if (isRefusalOf(error, 'archiveClient') && error.code === 'client_has_open_jobs') …
 */
export function isRefusalOf<Id extends OperationId>(
  error: unknown,
  operation: Id,
): error is HedgerowError<ErrorCode<Id>> {
  return error instanceof HedgerowError && error.operation === operation;
}
