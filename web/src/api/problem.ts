import type { FieldErrorDto, ProblemDto } from './generated/requests/types.gen';

/** The `application/problem+json` of a failed request. Status 0: no response arrived. */
export class Problem extends Error implements ProblemDto {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly instance: string;
  /** What support needs to find the request in the logs; empty if unknown. */
  readonly requestId: string;
  readonly errors: FieldErrorDto[];

  constructor(
    status: number,
    body: Readonly<Record<string, unknown>>,
    fallback: { title: string; requestId?: string },
  ) {
    const title = text(body['title']) ?? fallback.title;
    super(text(body['detail']) ?? title);
    this.status = status;
    this.code = text(body['code']) ?? `http_${status}`;
    this.type = text(body['type']) ?? 'about:blank';
    this.title = title;
    this.detail = this.message;
    this.instance = text(body['instance']) ?? '';
    this.requestId = text(body['requestId']) ?? fallback.requestId ?? '';
    this.errors = Array.isArray(body['errors']) ? body['errors'].filter(isFieldError) : [];
    // Extra members of this kind of problem, typed by the operation’s error (`isRefusedWith`).
    for (const [member, value] of Object.entries(body)) {
      if (!(member in this)) Object.defineProperty(this, member, { value, enumerable: true });
    }
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  /** The server hangs: a retry would wait as long and add to its load. */
  get isLate(): boolean {
    return this.code === NO_ANSWER;
  }

  /** Not found: the record doesn’t exist, or the URL can’t name one. */
  get isNowhere(): boolean {
    const isRefusedAddress = this.errors.length > 0 && this.errors.every(({ parameter }) => parameter !== undefined);
    return this.status === 404 || (this.status === 422 && isRefusedAddress);
  }
}

/** Of the errors that the contract declares for an operation, the one with this code. */
type Refusal<Declared extends ProblemDto, Code extends string> = Declared extends { code?: infer Codes }
  ? Code extends Codes
    ? Declared
    : never
  : never;

/** Whether this is the reason; narrows the type to the problem’s members. Takes declared codes only. */
export const isRefusedWith = <Declared extends ProblemDto, Code extends Declared['code']>(
  error: Declared | null,
  code: Code,
): error is Refusal<Declared, Code> => error?.code === code;

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: Problem;
  }
}

/** What the detail adds to the title; empty if it repeats it. */
export const explanationOf = ({ title, detail = '' }: ProblemDto): string =>
  detail.replace(/\.$/, '') === title ? '' : detail;

/** The API names the permission, for developers. */
const FOR_PEOPLE = { detail: 'Ask an owner or admin.' };
const UNREACHABLE = 'Can’t reach the server. Check your connection.';
const LATE = 'The server took too long to respond. Your changes may have been saved, so check before you try again.';
const NO_ANSWER = 'no_answer';
const ranOutOfTime = (error: unknown): boolean => error instanceof DOMException && error.name === 'TimeoutError';

/** Turns any failure of a request into the one kind of error that screens know. */
export function toProblem(error: unknown, response?: Response): Problem {
  if (error instanceof Problem) return error;
  if (!response && ranOutOfTime(error)) return new Problem(0, { code: NO_ANSWER }, { title: LATE });
  // A response that began well and broke off: the connection failed, or the page is being left.
  if (!response || response.ok) return new Problem(0, {}, { title: UNREACHABLE });
  const body = isRecord(error) ? error : {};
  return new Problem(response.status, body['code'] === 'forbidden' ? { ...body, ...FOR_PEOPLE } : body, {
    title: `The server returned an error (${response.status}).`,
    requestId: response.headers.get('x-request-id') ?? '',
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const isFieldError = (value: unknown): value is FieldErrorDto =>
  isRecord(value) && typeof value['code'] === 'string' && typeof value['detail'] === 'string';
