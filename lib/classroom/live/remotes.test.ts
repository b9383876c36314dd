import { expect } from "vitest";
import { remoteLifetime, remoteLinkLifetime } from "@/lib/contract/remote";
import { listSlugs } from "@/lib/course/lessons";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { getPolls } from "../find-poll";
import { printRemoteCookie } from "../remote-cookie";
import { createCaller, createOwner, createPerson } from "../testing/people";
import { exportLiveSession } from "./export-session";
import { findRemote } from "./find-remote";
import { listQuestions } from "./live-questions";
import { commandLivePoll } from "./command-live-poll";
import { checkFollower, endLiveSession, startLiveSession } from "./live-sessions";
import { describeLiveSession } from "./live-view";
import { createRemoteLink, disconnectRemote, getRemote, pairRemote } from "./remotes";
import { turnSlide } from "./turn-slide";

const lesson = "weight-initialization";

/** A phone with the cookie of a remote. */
const createPhone = (token: string): Caller => createCaller([printRemoteCookie(token, false)]);

async function pair(store: Store, presenter: Caller, session: string): Promise<Caller> {
  const link = await createRemoteLink(store, presenter, session);
  return createPhone((await pairRemote(store, link.token)).token);
}

async function begin(store: Store) {
  const presenter = await createOwner(store);
  const { id } = await startLiveSession(store, presenter, lesson);
  return { presenter, id, phone: await pair(store, presenter, id) };
}

const look = (store: Store, id: string) => describeLiveSession(store, id, async () => null);

const listActs = async (store: Store) =>
  (await store.selectFrom("audit_entries").select("act").where("act", "like", "live-remote%").execute()).map(
    ({ act }) => act,
  );

testOnEachDatabase("a phone with the link turns slides and works the polls of that session", async (open) => {
  const store = await open();
  const { presenter, id, phone } = await begin(store);
  expect(await listSlugs()).toContain(lesson);
  expect(await getRemote(store, phone)).toEqual({ id, lesson });
  await checkFollower(store, null, phone, id);
  expect((await listQuestions(store, null, phone, id)).polls.length).toBeGreaterThan(0);
  const [poll] = await getPolls(lesson);
  if (poll === undefined) throw new Error("The lesson has no poll");
  const asked = await commandLivePoll(store, phone, id, poll, { do: "open" });
  expect(asked.state.phase).toBe("open");

  expect((await look(store, id)).place).toBeNull();
  const first = await turnSlide(store, presenter, id, 3);
  const second = await turnSlide(store, phone, id, 4);
  expect(second.turn).toBeGreaterThan(first.turn);
  expect((await look(store, id)).place).toEqual({ slide: 4, turn: second.turn });
  await turnSlide(store, presenter, id, 3);
  expect((await look(store, id)).place?.slide).toBe(3);
});

testOnEachDatabase("the phone is nobody's account, and no remote of another session", async (open) => {
  const store = await open();
  const { presenter, id, phone } = await begin(store);
  const other = await createPerson(store, presenter, "owner", "otto");
  const elsewhere = await startLiveSession(store, other, lesson);
  const own = await startLiveSession(store, presenter, lesson);
  const refused = { code: "not-signed-in", status: 401 };
  for (const session of [elsewhere.id, own.id]) {
    await expect(turnSlide(store, phone, session, 1)).rejects.toMatchObject(refused);
    await expect(disconnectRemote(store, phone, session)).rejects.toMatchObject(refused);
    await expect(checkFollower(store, null, phone, session)).rejects.toMatchObject({ code: "not-found" });
  }
  for (const attempt of [
    () => createRemoteLink(store, phone, id),
    () => endLiveSession(store, phone, id),
    () => exportLiveSession(store, phone, id),
    () => startLiveSession(store, phone, lesson),
  ])
    await expect(attempt()).rejects.toMatchObject(refused);
  for (const attempt of [() => createRemoteLink(store, other, id), () => turnSlide(store, other, id, 1)])
    await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
});

testOnEachDatabase("a link connects one phone, once, within its minutes", async (open) => {
  const store = await open();
  const { presenter, id } = await begin(store);
  const noon = Date.parse("2026-03-01T12:00:00.000Z");
  const refused = { code: "code-void", status: 410 };

  const late = await createRemoteLink(store, presenter, id, noon);
  await expect(pairRemote(store, late.token, noon + remoteLinkLifetime)).rejects.toMatchObject(refused);
  const replaced = await createRemoteLink(store, presenter, id);
  const { token } = await createRemoteLink(store, presenter, id);
  await expect(pairRemote(store, replaced.token)).rejects.toMatchObject(refused);
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => pairRemote(store, token)));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  await expect(pairRemote(store, token)).rejects.toMatchObject(refused);
  await expect(pairRemote(store, "x".repeat(43))).rejects.toMatchObject(refused);

  const kept = JSON.stringify(await store.selectFrom("live_remotes").selectAll().execute());
  for (const secret of [late.token, replaced.token, token]) expect(kept).not.toContain(secret);
});

testOnEachDatabase(
  "a new phone takes the place of the old one, whose cookie is worth nothing",
  async (open) => {
    const store = await open();
    const { presenter, id, phone } = await begin(store);
    const before = (await look(store, id)).remoteSince;
    expect(before).not.toBeNull();
    await createRemoteLink(store, presenter, id);
    expect(await findRemote(store, phone), "an unused link changes nothing").not.toBeNull();
    const next = await pair(store, presenter, id);
    expect(await findRemote(store, phone)).toBeNull();
    expect(await findRemote(store, next)).not.toBeNull();
    expect(await findRemote(store, next, Date.now() + remoteLifetime)).toBeNull();
  },
);

testOnEachDatabase(
  "a remote ends when it is disconnected, on either side, and with its session",
  async (open) => {
    const store = await open();
    const { presenter, id, phone } = await begin(store);
    await disconnectRemote(store, presenter, id);
    await expect(turnSlide(store, phone, id, 1)).rejects.toMatchObject({ code: "not-signed-in" });
    await expect(getRemote(store, phone)).rejects.toMatchObject({ code: "not-found" });
    expect((await look(store, id)).remoteSince).toBeNull();

    const again = await pair(store, presenter, id);
    await disconnectRemote(store, again, id);
    await expect(turnSlide(store, again, id, 1)).rejects.toMatchObject({ code: "not-signed-in" });

    const last = await pair(store, presenter, id);
    const link = await createRemoteLink(store, presenter, id);
    await endLiveSession(store, presenter, id);
    await expect(turnSlide(store, last, id, 1)).rejects.toMatchObject({ code: "not-signed-in" });
    await expect(pairRemote(store, link.token)).rejects.toMatchObject({ code: "code-void" });
    expect(await store.selectFrom("live_remotes").selectAll().execute()).toEqual([]);
    expect((await listActs(store)).sort()).toEqual([
      ...Array<string>(4).fill("live-remote.create"),
      ...Array<string>(2).fill("live-remote.delete"),
      ...Array<string>(3).fill("live-remote.pair"),
    ]);
  },
);
