import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject, onTestFinished, test } from "vitest";
import type { Store } from "../database";
import { openStore, type DatabasePlace } from "../open-store";

async function askServer(command: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  await client.query(command);
  await client.end();
}

/** A data folder that is not there yet, gone when the test has finished. */
export function createSqlitePlace(): { directory: string } {
  const folder = mkdtempSync(join(tmpdir(), "store-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return { directory: join(folder, "data") };
}

/** A new, empty database on the PostgreSQL server of the tests, gone when the test has finished. */
export async function createPostgresPlace(): Promise<{ url: string }> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await askServer(`create database ${name}`);
  onTestFinished(() => askServer(`drop database ${name} with (force)`));
  const url = new URL(inject("postgresUrl"));
  url.pathname = name;
  return { url: url.href };
}

export const places = { SQLite: createSqlitePlace, PostgreSQL: createPostgresPlace };

/**
 * The same test on SQLite and on PostgreSQL, each with an empty database of its own.
 *
 * @param run gets a function that opens the database, as often as it is called, until the test has finished
 * @param timeout - milliseconds that each may take; the suite's own without it
 */
export function testOnEachDatabase(
  title: string,
  run: (open: () => Promise<Store>, place: DatabasePlace) => Promise<void>,
  timeout?: number,
): void {
  for (const [kind, createPlace] of Object.entries(places)) {
    test(
      `${title} (${kind})`,
      async () => {
        const place = await createPlace();
        await run(() => openTestStore(place), place);
      },
      timeout,
    );
  }
}

/** The opened store of a place, closed when the test has finished. */
export async function openTestStore(place: DatabasePlace): Promise<Store> {
  const store = await openStore(place);
  onTestFinished(() => store.destroy());
  return store;
}
