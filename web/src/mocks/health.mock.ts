import type { MockApi } from './mock-api';

export const healthMock = {
  getLiveness: () => ({ status: 'ok' }),
  getReadiness: () => ({ status: 'ok' }),
} satisfies Partial<MockApi>;
