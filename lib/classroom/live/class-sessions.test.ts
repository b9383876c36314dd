import { expect } from "vitest";
import { loadPolls, type ChoicePoll } from "@/lib/course/polls";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { Caller } from "../accounts/caller";
import { createClass } from "../classes/change-class";
import { joinClass, listJoined } from "../classes/join-class";
import { readClass } from "../classes/read-class";
import { setStaff } from "../classes/staff";
import { createOwner, createPerson } from "../testing/people";
import { findLiveSessions, listClassSessions, readClassSession } from "./class-sessions";
import { exportLiveSession } from "./export-session";
import { commandLivePoll } from "./command-live-poll";
import { endLiveSession, joinLiveSession, startLiveSession } from "./live-sessions";
import { castLiveVotes } from "./live-votes";

const lesson = "dropout";
const poll = (await loadPolls(lesson)).find((one): one is ChoicePoll => one.kind === "single");
if (poll === undefined) throw new Error("the lesson has changed: choose another");
const asked = poll;
const right = asked.options.find(({ correct }) => correct)?.id ?? "";
const wrong = asked.options.find(({ correct }) => !correct)?.id ?? "";

interface Staffed {
  ivan: Caller;
  ana: Caller;
  omar: Caller;
  id: string;
  theirs: string;
}

/** A class of Ivan's with Ana as assistant, and one of Omar's. */
async function createClasses(store: Store): Promise<Staffed> {
  const owner = await createOwner(store);
  const ivan = await createPerson(store, owner, "instructor", "ivan");
  const ana = await createPerson(store, owner, "assistant", "ana");
  const omar = await createPerson(store, owner, "instructor", "omar");
  const id = await createClass(store, ivan, { name: "Deep learning", term: "" });
  const theirs = await createClass(store, omar, { name: "Another", term: "" });
  await setStaff(store, ivan, id, { email: "ana@school.test", role: "assistant" });
  return { ivan, ana, omar, id, theirs };
}

async function enrol(store: Store, staff: Caller, id: string, name: string): Promise<string> {
  const { joinCode } = await readClass(store, staff, id);
  return (await joinClass(store, null, { code: joinCode, name })).token ?? "";
}

testOnEachDatabase(
  "a class's session is begun by those who teach it, and seen by its learners while it lasts",
  async (open) => {
    const store = await open();
    const { ivan, omar, id, theirs } = await createClasses(store);
    const [lea, zoe] = [await enrol(store, ivan, id, "Lea"), await enrol(store, omar, theirs, "Zoe")];
    await expect(startLiveSession(store, omar, lesson, id)).rejects.toMatchObject({ code: "not-found" });
    const session = await startLiveSession(store, ivan, lesson, id);
    await startLiveSession(store, ivan, lesson);
    const live = async (token: string) => (await listJoined(store, token)).map((joined) => joined.live);
    expect(await live(lea)).toEqual([{ lesson, joinCode: session.joinCode }]);
    expect(await live(zoe)).toEqual([null]);
    const tomorrow = Date.now() + 24 * 60 * 60 * 1000;
    expect((await findLiveSessions(store, [id], tomorrow)).size, "one that nobody ended").toBe(0);
    await endLiveSession(store, ivan, session.id);
    expect(await live(lea)).toEqual([null]);
  },
);

testOnEachDatabase("all who teach a class see how its sessions went, and nobody else does", async (open) => {
  const store = await open();
  const { ivan, ana, omar, id, theirs } = await createClasses(store);
  const lea = await enrol(store, ivan, id, "Lea");
  const session = await startLiveSession(store, ivan, lesson, id);
  const { id: livePollId } = await commandLivePoll(store, ivan, session.id, asked, { do: "open" });
  const join = async (token: string | null) =>
    (await joinLiveSession(store, { token, attempt: null }, session.joinCode)).readerId;
  const [member, guest] = [await join(lea), await join(null)];
  const vote = (readerId: string, round: number, option: string) =>
    castLiveVotes(store, [
      {
        readerId,
        sessionId: session.id,
        livePollId,
        poll: asked,
        round,
        answer: { options: [option] },
        sure: false,
      },
    ]);
  await vote(member, 1, wrong);
  await vote(guest, 1, right);
  const look = (who: Caller) => readClassSession(store, who, id, session.id);
  expect((await look(ana)).questions[0]?.rounds, "an open round tells nothing").toEqual([]);
  await commandLivePoll(store, ivan, session.id, asked, { do: "close" });
  await commandLivePoll(store, ivan, session.id, asked, { do: "open" });
  await vote(member, 2, right);
  await commandLivePoll(store, ivan, session.id, asked, { do: "close" });
  expect((await look(ana)).questions).toMatchObject([
    {
      id: livePollId,
      poll: { id: asked.id },
      rounds: [
        { round: 1, voters: 2, right: 1, memberVoters: 1, memberRight: 0 },
        { round: 2, voters: 1, right: 1, memberVoters: 1, memberRight: 1 },
      ],
    },
  ]);
  expect(await listClassSessions(store, ana, id)).toMatchObject([
    { id: session.id, lesson, presenter: "ivan", participants: 2, members: 1, endedAt: null },
  ]);
  const csv = await exportLiveSession(store, ana, session.id);
  expect(csv.split("\r\n")).toHaveLength(4);
  expect(csv).not.toContain("Lea");

  const refused = { code: "not-found" };
  await expect(look(omar)).rejects.toMatchObject(refused);
  await expect(readClassSession(store, omar, theirs, session.id)).rejects.toMatchObject(refused);
  await expect(exportLiveSession(store, omar, session.id)).rejects.toMatchObject(refused);
  const alone = await startLiveSession(store, ivan, lesson);
  await expect(exportLiveSession(store, ana, alone.id)).rejects.toMatchObject(refused);
  expect(await exportLiveSession(store, ivan, alone.id)).toContain("question");
  await expect(readClassSession(store, ana, id, alone.id)).rejects.toMatchObject(refused);
});
