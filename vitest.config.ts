import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Next replaces this package by an empty module on the server; Vitest runs no bundler that does.
      { find: "server-only", replacement: `${root}node_modules/server-only/empty.js` },
    ],
  },
  test: {
    include: ["{lib,components,content,app,scripts}/**/*.test.{ts,tsx}"],
    environment: "node",
    testTimeout: 120_000,
  },
});
