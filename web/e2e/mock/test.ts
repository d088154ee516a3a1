import { test as base } from '@playwright/test';
import { DEMO_PASSWORD } from '../../src/mocks/seed/people';

export { expect } from '@playwright/test';
export { complaintsOf, unique } from '../test';

export const test = base.extend<{ signIn: (person: 'owner' | 'office' | 'lead') => Promise<void> }>({
  baseURL: async ({}, use) => use(process.env['MOCK_BASE_URL']),

  signIn: async ({ page }, use) => {
    await use(async (person) => {
      const data = { email: `${person}@greenfield.example`, password: DEMO_PASSWORD };
      const answer = await page.request.post('/api/v1/auth/login', { data });
      if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}: ${await answer.text()}`);
    });
  },
});
