import { appError } from './app-error.js';

const LIMIT = {
  type: 'integer' as const,
  minimum: 1,
  maximum: 100_000,
  description: 'How many there may be.',
  example: 200,
};

/** Declares that a record takes no more of something (409): `class TooManyContacts extends limitReached(…) {}`. */
export function limitReached(code: string, title: string) {
  return class LimitReached extends appError(409, code, title, { limit: LIMIT }) {
    constructor(limit: number) {
      super(`There may be at most ${limit}; remove one that is no longer needed.`, { members: { limit } });
    }
  };
}
