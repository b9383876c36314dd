import { expect, test } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { createCaller, createOwner, createPerson, password } from "../testing/people";
import { readCaller, findAccount, getAccount } from "./caller";
import { changePassword } from "./change-password";
import { signIn, signOut } from "./sign-in";
import { describeAccount } from "./sessions";

// Passwords are counted by e-mail in the process's memory: so that no test waits for another, each has its own owner.
const stranger = createCaller();
const signInAs = (store: Store, email: string, word = password) =>
  signIn(store, stranger, { email, password: word });

testOnEachDatabase("a person signs in, is known by the cookie, and signs out", async (open) => {
  const store = await open();
  await createOwner(store, "olga");
  const caller = createCaller(await signInAs(store, "Olga@School.test"));
  expect(await getAccount(store, caller)).toMatchObject({ name: "olga", role: "owner" });
  const [gone = ""] = await signOut(store, caller, false);
  expect(gone).toMatch(/^forward-pass\.session_token=;.*Max-Age=0/i);
  // The old cookie opens nothing, though the browser may still have it.
  await expect(getAccount(store, caller)).rejects.toMatchObject({ code: "not-signed-in", status: 401 });
});

testOnEachDatabase("an unknown account and a wrong password get the same answer", async (open) => {
  const store = await open();
  await createOwner(store, "oskar");
  const answer = (email: string) =>
    signInAs(store, email, "not the password").catch(
      (error: unknown) => JSON.stringify(error) + String(error),
    );
  expect(await answer("oskar@school.test")).toBe(await answer("nobody@school.test"));
  expect(await store.selectFrom("sessions").select("id").execute()).toHaveLength(1);
});

testOnEachDatabase(
  "guesses at one account are slowed down, whether it exists or not",
  async (open, place) => {
    const store = await open();
    // Counts are the process's own, so each database has its own name to guess at.
    const email = `ghost@${"url" in place ? "postgres" : "sqlite"}.test`;
    const answers: string[] = [];
    for (let guess = 0; guess < 11; guess++) {
      answers.push(
        await signInAs(store, email, "wrong").then(String, (error: { code: string }) => error.code),
      );
    }
    expect(answers.slice(0, 10)).toEqual(Array(10).fill("wrong-credentials"));
    expect(answers[10]).toBe("too-many-requests");
  },
);

testOnEachDatabase("signing out everywhere ends every session, and nobody else's", async (open) => {
  const store = await open();
  const owner = await createOwner(store, "omar");
  const other = await createPerson(store, owner, "instructor", "ivan");
  const second = createCaller(await signInAs(store, "omar@school.test"));
  expect((await describeAccount(store, second)).sessions).toMatchObject([
    { isThis: true, browser: "Test browser" },
    { isThis: false },
  ]);
  await signOut(store, owner, true);
  expect(await findAccount(store, owner)).toBeNull();
  expect(await findAccount(store, second)).toBeNull();
  expect(await findAccount(store, other)).not.toBeNull();
});

testOnEachDatabase(
  "a new password holds, the old one does not, and other browsers are signed out",
  async (open) => {
    const store = await open();
    const owner = await createOwner(store, "oriana");
    const here = createCaller(await signInAs(store, "oriana@school.test"));
    const change = (currentPassword: string, newPassword = "another pass phrase") =>
      changePassword(store, here, { currentPassword, newPassword });
    await expect(change("wrong")).rejects.toMatchObject({ code: "wrong-credentials" });
    await expect(change(password, password)).rejects.toMatchObject({ code: "bad-request" });
    const after = createCaller(await change(password));
    expect(await findAccount(store, after)).not.toBeNull();
    expect(await findAccount(store, owner)).toBeNull();
    expect(await findAccount(store, here)).toBeNull();
    await expect(signInAs(store, "oriana@school.test")).rejects.toMatchObject({ code: "wrong-credentials" });
    await signInAs(store, "oriana@school.test", "another pass phrase");
  },
);

testOnEachDatabase("a session that has expired opens nothing", async (open) => {
  const store = await open();
  const owner = await createOwner(store, "otis");
  await store.updateTable("sessions").set({ expires_at: "2020-01-01T00:00:00.000Z" }).execute();
  expect(await findAccount(store, owner)).toBeNull();
});

testOnEachDatabase("a cookie that was signed with another key opens nothing", async (open) => {
  const store = await open();
  const owner = await createOwner(store, "odile");
  const cookie = owner.headers.get("cookie") ?? "";
  const forged = decodeURIComponent(cookie).replace(/\.[^.]+$/, `.${Buffer.alloc(32).toString("base64")}`);
  expect(await findAccount(store, createCaller([forged]))).toBeNull();
});

testOnEachDatabase("what is kept of a session names no address", async (open) => {
  const store = await open();
  await createOwner(store, "owen");
  const rows = await store.selectFrom("sessions").select(["ip_address"]).execute();
  expect(rows.map((row) => row.ip_address || null)).toEqual([null]);
});

testOnEachDatabase(
  "a session's cookie is closed to scripts and other sites, and goes by https where the page does",
  async (open) => {
    const store = await open();
    await createOwner(store, "ophelia");
    const secure = { ...stranger, isSecure: true };
    const [line = ""] = await signIn(store, secure, { email: "ophelia@school.test", password });
    expect(line).toMatch(/^__Secure-forward-pass\.session_token=/);
    expect(line).toMatch(/; HttpOnly/);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Secure/);
    const [plain = ""] = await signInAs(store, "ophelia@school.test");
    expect(plain).toMatch(/; HttpOnly/);
    expect(plain).not.toMatch(/Secure/);
  },
);

test("of a request only the cookie and the browser's name are read", () => {
  const request = new Request("https://course.test/", {
    headers: { cookie: "a=b", origin: "https://evil.test", "x-forwarded-for": "203.0.113.7" },
  });
  const caller = readCaller(request);
  expect([...caller.headers.keys()]).toEqual(["cookie"]);
  expect(caller.isSecure).toBe(true);
});
