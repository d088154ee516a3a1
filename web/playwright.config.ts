import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM_PATH'];

/** What the browser need not do: Playwright's own list, because this one takes its place, and more. */
const OFF = [
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  // A process in store for the next page, begun anew whenever it is taken: every story has a window of its own anyway.
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
  // The suggestions of the address bar are pages too, rendered anew for every window: a second of each story.
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
];

export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.e2e.ts',
  globalSetup: './e2e/stack.setup.ts',
  fullyParallel: true,
  // The stack under test is on the same machine: more browsers than this only wait for it.
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] === 'true',
  // The database's tests run beside it, and checking every colour of a long list takes its time; a hang still ends.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  outputDir: 'test-results',
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'America/New_York',
    viewport: { width: 1280, height: 800 },
    contextOptions: { reducedMotion: 'reduce' },
    // Keeping the DOM of every step costs each story an eighth of its time: `--trace on` when the picture and the
    // outline of the page that a failure leaves behind do not tell enough.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium && { executablePath: chromium }),
      args: ['--no-sandbox', '--disable-quic', `--disable-features=${OFF.join()}`],
    },
  },
});
