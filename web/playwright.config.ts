import { defineConfig } from '@playwright/test';

/** These change what others look at (prices, hours, whether the bot answers, what a sign-in takes, the gateway's life): one after the other, once the others are done. */
const alone = /(catalog|demand|erp|go-live|live|operations|settings)\.spec\.ts/;

const signedIn = { storageState: 'test-results/.signed-in.json' };

/** Against a running Bridge: BRIDGE_URL, BRIDGE_SANDBOX_URL, BRIDGE_ADMIN_EMAIL and BRIDGE_ADMIN_PASSWORD say which (./bridge test sets them). */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  use: {
    baseURL: process.env.BRIDGE_URL ?? 'http://127.0.0.1:8080',
    viewport: { width: 1440, height: 860 },
    locale: 'en-GB',
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
  projects: [
    { name: 'sign-in', testMatch: 'sign-in.setup.ts' },
    { name: 'console', testMatch: '*.spec.ts', testIgnore: alone, dependencies: ['sign-in'], use: signedIn },
    { name: 'alone', testMatch: alone, workers: 1, dependencies: ['console'], use: signedIn },
  ],
});
