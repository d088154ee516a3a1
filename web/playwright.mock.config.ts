import { defineConfig } from '@playwright/test';
import stack from './playwright.config';

/** Stories of the web app alone, on the mock API: no backend, no database, seconds. */
export default defineConfig({
  ...stack,
  testIgnore: [],
  testDir: 'e2e/mock',
  globalSetup: './e2e/mock/mock.setup.ts',
  outputDir: 'test-results/mock',
});
