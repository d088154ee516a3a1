import { api } from './api';
import { MockDb } from './db';
import { mockApp } from './engine/app';
import type { Checks } from './engine/checks';
import { seed } from './seed/company';

interface MockOptions {
  /** Made of `openapi.json`; several mocks can share it. */
  checks: Checks;
  /** How long background work takes: 1 as people see it, 0 at once. */
  pace?: number;
  now?: () => Date;
}

export interface Mock {
  /** The whole of it: from request to answer. */
  fetch: (request: Request) => Promise<Response>;
  /** Resolves when nothing goes on in the background any more. */
  settled: () => Promise<void>;
}

/** The mock, freshly seeded. */
export function createMock({ checks, pace = 1, now = () => new Date() }: MockOptions): Mock {
  const db = new MockDb(now, pace);
  seed(db);
  const app = mockApp({ checks, api, db });
  return { fetch: async (request) => app.fetch(request), settled: () => db.settled() };
}
