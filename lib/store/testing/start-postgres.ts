import type { TestProject } from "vitest/node";
import { startPostgres, type PostgresServer } from "./postgres-server";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

let server: PostgresServer | undefined;

/** One PostgreSQL server for all tests of a run; each test makes a database of its own on it. */
export async function setup({ provide }: TestProject): Promise<void> {
  server = await startPostgres();
  provide("postgresUrl", server.url);
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
