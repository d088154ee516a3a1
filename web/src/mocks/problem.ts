import type { FieldErrorDto } from '../api/generated/requests/types.gen';

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request could not be read',
  401: 'Sign in to do this',
  403: 'Your role does not allow this',
  404: 'Not found',
  405: 'This address does not take that method',
  409: 'Not possible in this state',
  412: 'Somebody changed this in the meantime',
  415: 'Send this in another format',
  422: 'Some fields need attention',
  428: 'Say which version you change',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Briefly unavailable',
};

interface Extras {
  detail?: string;
  errors?: FieldErrorDto[];
  /** Further members of the document, for example `from`, `to`, `allowed`. */
  members?: Readonly<Record<string, unknown>>;
  headers?: Readonly<Record<string, string>>;
}

/** Thrown by handlers and by the engine; leaves as a problem document. */
export class MockProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly extras: Extras = {},
  ) {
    super(code);
  }

  /** @param title what the contract calls this code; without it, a word for the status */
  document(instance: string, requestId: string, title?: string): Record<string, unknown> {
    const { detail, errors, members } = this.extras;
    return {
      type: `urn:hedgerow:problem:${this.code}`,
      title: title ?? TITLES[this.status] ?? 'Not possible',
      status: this.status,
      code: this.code,
      ...(detail && { detail }),
      instance,
      requestId,
      ...(errors && { errors }),
      ...members,
    };
  }
}

/** 422: what a form shows by its fields. */
export const invalid = (...errors: FieldErrorDto[]): MockProblem =>
  new MockProblem(422, 'validation_failed', {
    errors,
    detail: errors
      .map(({ detail }) => detail)
      .join(' ')
      .slice(0, 900),
  });

/** 409: a step that the table of states does not have. */
export const invalidTransition = (from: string, to: string, allowed: readonly string[]): MockProblem =>
  new MockProblem(409, 'invalid_transition', {
    detail: `Cannot go from ${from} to ${to}.`,
    members: { from, to, allowed },
  });

export const notFound = (code: string, detail = 'There is no such record.'): MockProblem =>
  new MockProblem(404, code, { detail });
