import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./e2e/chromium";

const port = process.env.E2E_PORT ?? "3100";
// The configuration is read again by each worker process: only the first reading makes the folder.
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "forward-pass-e2e-"));

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  // A test that passes at the second try hides a fault of ours.
  retries: 0,
  workers: 1,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1280, height: 900 },
    launchOptions,
    // A trace costs a fifth of the time: `npx playwright test --trace retain-on-failure` makes one of a test that fails.
    trace: "off",
    screenshot: "only-on-failure",
  },
  webServer: {
    command: "node scripts/serve.mjs",
    url: `http://localhost:${port}/api/health`,
    // The tests play the proxy that has ended https.
    env: { PORT: port, DATA_DIR: process.env.E2E_DATA_DIR, TRUST_PROXY: "1" },
    reuseExistingServer: false,
    gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
    timeout: 60_000,
  },
});
