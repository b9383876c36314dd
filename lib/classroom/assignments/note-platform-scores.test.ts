import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { SetFields } from "@/lib/contract/assignment";
import { sendDueGrades } from "../lti/send-grades";
import { listPublicKeys } from "../lti/tool-keys";
import { finishJob, takeJobs } from "../grading/grading-queue";
import { submit } from "../grading/submit";
import { findReader } from "../readers";
import { connectPlatform, createLink, launch, lea } from "../testing/lti-launch";
import { startLtiPlatform, type LtiPlatform } from "../testing/lti-platform";
import { describeSampleSet, sampleAssignable } from "../testing/sample-class";
import { setOverride } from "./change-scores";
import { createSet } from "./change-sets";
import { loadSets } from "./load-sets";
import { notePlatformScores } from "./note-platform-scores";

let platform: LtiPlatform;
beforeAll(() => vi.stubEnv("LTI_ALLOW_LOOPBACK", "1"));
afterAll(() => vi.unstubAllEnvs());
beforeEach(async () => {
  platform = await startLtiPlatform();
});
afterEach(() => platform.close());

const lesson = "lstm";
const exercise = "count-the-cell";
const day = 24 * 60 * 60 * 1000;

/** Lea, come by a link to an exercise, in a class to which it may be assigned. */
async function enter(store: Store) {
  const { owner, classId } = await connectPlatform(store, platform);
  platform.trust(() => listPublicKeys(store));
  const link = createLink("exercise-link", `/lessons/${lesson}?exercise=${exercise}`);
  const { entry } = await launch(store, platform, lea, link);
  if (entry.kind !== "go" || entry.token === null) throw new Error("Lea was not let in");
  const readerId = (await findReader(store, entry.token)) ?? "";
  const { id: learner } = await store
    .selectFrom("learners")
    .select("id")
    .where("reader_id", "=", readerId)
    .executeTakeFirstOrThrow();
  let handed = 0;
  return {
    owner,
    classId,
    learner,
    async hand(score: number, at = Date.now()) {
      const key = `key ${handed++}`;
      await submit(store, { readerId, lesson, exercise, key, evidence: {} }, new Date(at));
      const [job] = await takeJobs(store, 1, 60_000, Date.now() + 1000);
      if (job === undefined) throw new Error("There is no job");
      await finishJob(store, job, { score, report: { message: "" } });
    },
    async assign(more: Partial<SetFields>) {
      const fields = describeSampleSet(Date.now(), more);
      await createSet(store, owner, classId, fields, sampleAssignable);
      const [set] = await loadSets(store, classId);
      if (set === undefined) throw new Error("The set was not kept");
      return set;
    },
    /** What has come to the platform since the last look. */
    async send(now = Date.now()) {
      await notePlatformScores(store, now);
      while ((await sendDueGrades(store, new Date(now + 1000))) > 0);
      return platform.scores.splice(0).map(({ body }) => body["scoreGiven"]);
    },
  };
}

testOnEachDatabase(
  "the best grade of an exercise comes to the platform, each time that it has risen",
  async (open) => {
    const { hand, send } = await enter(await open());
    expect(await send()).toEqual([]);
    await hand(0.5);
    expect(await send()).toEqual([0.5]);
    await hand(0.25);
    expect(await send()).toEqual([]);
    await hand(1);
    expect(await send()).toEqual([1]);
  },
);

testOnEachDatabase(
  "an assigned exercise counts as its set says, and by hand where a score was set by hand",
  async (open) => {
    const store = await open();
    const { owner, classId, learner, hand, send, assign } = await enter(store);
    const set = await assign({ dueAt: new Date(Date.now() - day / 2).toISOString() });
    await hand(1);
    expect(await send(), "late: 80 %").toEqual([0.8]);
    const cell = { learner, exercise: set.exercises[0]?.id ?? "" };
    await setOverride(store, owner, classId, cell, { hundredths: 930, reason: "agreed" });
    expect(await send()).toEqual([0.93]);
  },
);

testOnEachDatabase("a score that is kept back comes to the platform after the due time", async (open) => {
  const { hand, send, assign } = await enter(await open());
  await assign({ showsScores: "after-due" });
  await hand(1);
  expect(await send()).toEqual([]);
  expect(await send(Date.now() + 2 * day)).toEqual([1]);
});
