import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { deleteAccount } from "../accounts/delete-account";
import { exportAccount } from "../accounts/export-account";
import { findAccount, getAccount } from "../accounts/caller";
import { createInvitation } from "../accounts/invitations";
import { createOwner, createPerson, password } from "../testing/people";
import { collectPerson } from "./collect-person";
import { erasePerson } from "./erase-person";
import { privacyRules } from "./privacy-rules";

async function readAll(store: Store): Promise<string> {
  const tables = Object.keys(privacyRules) as (keyof typeof privacyRules)[];
  return JSON.stringify(
    await Promise.all(tables.map((table) => store.selectFrom(table).selectAll().execute())),
  );
}

testOnEachDatabase("each table has a rule for export and erasure, of columns that it has", async (open) => {
  const tables = await (await open()).introspection.getTables();
  expect(Object.keys(privacyRules).sort()).toEqual(tables.map(({ name }) => name).sort());
  for (const { name, columns } of tables) {
    const rule = privacyRules[name as keyof typeof privacyRules];
    if (rule.about === "nobody") continue;
    const known = columns.map((column) => column.name);
    expect(known, name).toEqual(expect.arrayContaining([...rule.columns, ...rule.hidden]));
  }
});

testOnEachDatabase("an export holds what is kept of a person, no secret, and nobody else", async (open) => {
  const store = await open();
  const owner = await createOwner(store);
  const instructor = await createPerson(store, owner, "instructor", "ivan");
  const { token } = await createInvitation(store, instructor, { role: "assistant", note: "for Ana" });
  const file = await exportAccount(store, instructor);
  expect(file["users"]).toMatchObject([{ name: "ivan", email: "ivan@school.test", role: "instructor" }]);
  expect(file["invitations"]).toHaveLength(2);
  expect(file["audit_entries"]?.map((entry) => entry["act"])).toContain("account.export");
  const text = JSON.stringify(file);
  const rows = await store.selectFrom("accounts").select("password").execute();
  const sessions = await store.selectFrom("sessions").select("token").execute();
  for (const secret of [token, ...rows.map((row) => row.password), ...sessions.map((row) => row.token)]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain("olga");
  expect(text).not.toContain((await getAccount(store, owner)).id);
});

testOnEachDatabase(
  "a person who deletes the account is in no table any more, nor are the invitations",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store);
    const ivan = await createPerson(store, owner, "instructor", "ivan");
    await createInvitation(store, ivan, { role: "assistant", note: "for Ana" });
    const { id } = await getAccount(store, ivan);
    await expect(deleteAccount(store, ivan, "wrong")).rejects.toMatchObject({ code: "wrong-credentials" });
    await deleteAccount(store, ivan, password);
    expect(await findAccount(store, ivan)).toBeNull();
    const rest = await readAll(store);
    for (const trace of [id, "ivan", "for Ana"]) expect(rest).not.toContain(trace);
    expect(rest).toContain("account.delete");
    expect(rest).toContain("olga");
  },
);

testOnEachDatabase("the last owner stays, also where two owners go at once", async (open) => {
  const [first, second] = [await open(), await open()];
  const olga = await createOwner(first);
  await expect(deleteAccount(first, olga, password)).rejects.toMatchObject({ code: "last-owner" });
  const otto = await createPerson(first, olga, "owner", "otto");
  const outcomes = await Promise.allSettled([
    deleteAccount(first, olga, password),
    deleteAccount(second, otto, password),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await first.selectFrom("users").select("role").execute()).toEqual([{ role: "owner" }]);
});

testOnEachDatabase("a reader's rows are collected without the cookie, and erased", async (open) => {
  const store = await open();
  const [id, other] = [randomUUID(), randomUUID()];
  const at = "2026-01-01T00:00:00.000Z";
  for (const reader of [id, other]) {
    await store
      .insertInto("readers")
      .values({ id: reader, token_hash: `hash of ${reader}`, attempt_hash: null, created_at: at })
      .execute();
    const place = { reader_id: reader, lesson: "lstm", poll: "gates", version: "1", created_at: at };
    await store
      .insertInto("votes")
      .values({ ...place, choice: "a", value: null })
      .execute();
    await store.insertInto("reveals").values(place).execute();
  }
  await store.transaction().execute(async (transaction) => {
    const found = await collectPerson(transaction, "reader", id);
    expect(Object.values(found).map((rows) => rows.length)).toEqual([1, 1, 1, 0, 0]);
    expect(JSON.stringify(found)).not.toContain("hash of");
    await erasePerson(transaction, "reader", id);
  });
  expect(await readAll(store)).not.toContain(id);
  expect(await store.selectFrom("votes").select("reader_id").execute()).toEqual([{ reader_id: other }]);
});
