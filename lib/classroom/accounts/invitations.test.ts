import { expect } from "vitest";
import type { AccountRole } from "@/lib/contract/account";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { createCaller, createOwner, createPerson, password } from "../testing/people";
import { acceptInvitation, readInvitation } from "./accept-invitation";
import { getAccount } from "./caller";
import { createInvitation, createSetupToken, listInvitations, withdrawInvitation } from "./invitations";

const stranger = createCaller();

function accept(store: Store, token: string, name: string): Promise<string[]> {
  return acceptInvitation(store, stranger, { token, name, email: `${name}@school.test`, password });
}

const listActs = async (store: Store) =>
  (await store.selectFrom("audit_entries").select("act").orderBy("created_at").execute()).map(
    (row) => row.act,
  );

testOnEachDatabase("the first link makes the owner, once, and there is no second one", async (open) => {
  const store = await open();
  const token = (await createSetupToken(store)) ?? "";
  expect(await readInvitation(store, token)).toMatchObject({ role: "owner", invitedBy: null });
  const owner = createCaller(await accept(store, token, "olga"));
  expect(await getAccount(store, owner)).toMatchObject({ email: "olga@school.test", role: "owner" });
  await expect(accept(store, token, "mallory")).rejects.toMatchObject({ code: "invitation-void" });
  expect(await createSetupToken(store)).toBeNull();
  expect((await listActs(store)).sort()).toEqual(["account.create", "session.create"]);
});

testOnEachDatabase("of two first links that are used at once one makes an account", async (open) => {
  const [first, second] = [await open(), await open()];
  const tokens = [(await createSetupToken(first)) ?? "", (await createSetupToken(second)) ?? ""];
  const outcomes = await Promise.allSettled([
    accept(first, tokens[0] ?? "", "olga"),
    accept(second, tokens[1] ?? "", "otto"),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await first.selectFrom("users").select("id").execute()).toHaveLength(1);
});

testOnEachDatabase("one invitation that two people use at once lets one of them in", async (open) => {
  const [first, second] = [await open(), await open()];
  const owner = await createOwner(first);
  const { token } = await createInvitation(first, owner, { role: "assistant", note: "" });
  const outcomes = await Promise.allSettled([accept(first, token, "ana"), accept(second, token, "ben")]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await first.selectFrom("users").select("id").execute()).toHaveLength(2);
});

testOnEachDatabase("the tokens of links are kept as hashes alone", async (open) => {
  const store = await open();
  const setup = (await createSetupToken(store)) ?? "";
  const owner = createCaller(await accept(store, setup, "olga"));
  const { token } = await createInvitation(store, owner, { role: "owner", note: "for Ben" });
  const rows = JSON.stringify(await store.selectFrom("invitations").selectAll().execute());
  expect(rows).toContain("for Ben");
  expect(rows).not.toContain(setup);
  expect(rows).not.toContain(token);
  expect(Buffer.from(token, "base64url")).toHaveLength(32);
});

testOnEachDatabase("nobody gives a role above their own, and an assistant none", async (open) => {
  const store = await open();
  const owner = await createOwner(store);
  const instructor = await createPerson(store, owner, "instructor", "ivan");
  const assistant = await createPerson(store, instructor, "assistant", "ana");
  const invite = (who: typeof owner, role: AccountRole) => createInvitation(store, who, { role, note: "" });
  await expect(invite(instructor, "owner")).rejects.toMatchObject({ code: "forbidden", status: 403 });
  await expect(invite(assistant, "assistant")).rejects.toMatchObject({ code: "forbidden" });
  await expect(invite(stranger, "assistant")).rejects.toMatchObject({ code: "not-signed-in", status: 401 });
  expect((await listInvitations(store, assistant)).roles).toEqual([]);
});

testOnEachDatabase("an old link, and one that was withdrawn, are refused in the same words", async (open) => {
  const store = await open();
  const owner = await createOwner(store);
  const old = await createInvitation(store, owner, { role: "instructor", note: "" });
  await store
    .updateTable("invitations")
    .set({ expires_at: "2020-01-01T00:00:00.000Z" })
    .where("id", "=", old.invitation.id)
    .execute();
  const withdrawn = await createInvitation(store, owner, { role: "instructor", note: "" });
  await withdrawInvitation(store, owner, withdrawn.invitation.id);
  const refusals = [old.token, withdrawn.token, "x".repeat(43)].map((token) =>
    accept(store, token, "eve").catch((error: unknown) => String(error)),
  );
  expect(new Set(await Promise.all(refusals)).size).toBe(1);
  expect((await listInvitations(store, owner)).invitations).toEqual([]);
});

testOnEachDatabase("another person's invitation is neither seen nor withdrawn", async (open) => {
  const store = await open();
  const owner = await createOwner(store);
  const instructor = await createPerson(store, owner, "instructor", "ivan");
  const { invitation } = await createInvitation(store, owner, { role: "owner", note: "" });
  expect((await listInvitations(store, instructor)).invitations).toEqual([]);
  await expect(withdrawInvitation(store, instructor, invitation.id)).rejects.toMatchObject({ status: 404 });
  expect((await listInvitations(store, owner)).invitations).toEqual([invitation]);
});

testOnEachDatabase(
  "an e-mail has one account, however it is written, and the link stays good",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store);
    const { token } = await createInvitation(store, owner, { role: "assistant", note: "" });
    const again = { token, name: "Olga", email: "OLGA@School.test", password };
    await expect(acceptInvitation(store, stranger, again)).rejects.toMatchObject({ code: "email-taken" });
    await accept(store, token, "ana");
  },
);
