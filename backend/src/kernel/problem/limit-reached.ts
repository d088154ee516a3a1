import { appError } from './app-error.js';

const LIMIT = {
  type: 'integer' as const,
  minimum: 1,
  maximum: 100_000,
  description: 'The maximum number.',
  example: 200,
};

/** Declares that a record takes no more of something (409): `class TooManyContacts extends limitReached(…) {}`. */
export function limitReached(code: string, title: string) {
  return class LimitReached extends appError(409, code, title, { limit: LIMIT }) {
    constructor(limit: number) {
      super(`The limit is ${limit}. Remove one you no longer need.`, { members: { limit } });
    }
  };
}
