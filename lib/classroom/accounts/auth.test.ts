import { getMigrations } from "better-auth/db/migration";
import { expect } from "vitest";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { describeAuth } from "./auth";
import { getAuthSecret } from "./auth-secret";

testOnEachDatabase("better-auth finds all its tables as it expects them", async (open) => {
  const store = await open();
  const complaints: string[] = [];
  const migrations = await getMigrations({
    ...describeAuth(store, await getAuthSecret(store), false),
    logger: { level: "warn", log: (_level, message) => void complaints.push(message) },
  });
  expect(migrations.toBeCreated).toEqual([]);
  expect(migrations.toBeAdded).toEqual([]);
  expect(migrations.toBeAddedIndexes).toEqual([]);
  expect(migrations.schemaProblems).toEqual([]);
  expect((await migrations.compileMigrations()).replaceAll(";", "").trim()).toBe("");
  expect(complaints).toEqual([]);
});

testOnEachDatabase("two processes that start at once sign cookies with one key", async (open) => {
  const stores = [await open(), await open(), await open()];
  const secrets = await Promise.all(stores.map(getAuthSecret));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(32);
});
