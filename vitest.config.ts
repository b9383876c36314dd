import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

// These get a PostgreSQL server, which takes some seconds to start.
const usesDatabase = "lib/{store,classroom}/**/*.test.ts";

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Next replaces this package by an empty module on the server; Vitest runs no bundler that does.
      { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Vitest itself leaves one core free: on two that is half of the machine.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "parts",
          include: ["{lib,components,app,scripts}/**/*.test.{ts,tsx}"],
          exclude: [usesDatabase],
        },
      },
      { extends: true, test: { name: "claims", include: ["content/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "databases",
          include: [usesDatabase],
          globalSetup: "lib/store/testing/start-postgres.ts",
        },
      },
    ],
  },
});
