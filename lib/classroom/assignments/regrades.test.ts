import { expect, onTestFinished } from "vitest";
import type { Store } from "@/lib/store/database";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import type { GradingJob, NewGrade } from "../grading/grading-queue";
import { workQueue } from "../grading/work-queue";
import { createPerson } from "../testing/people";
import { createSampleClass, describeSampleSet, sampleAssignable } from "../testing/sample-class";
import { createSet } from "./change-sets";
import { setOverride } from "./change-scores";
import { readGradebook } from "./gradebook";
import { readRegrades } from "./read-regrades";
import { commitRegrade, discardRegrade, startRegrade } from "./regrades";

const now = Date.parse("2026-03-10T12:00:00.000Z");
const exercise = { lesson: "lstm", exercise: "count-the-cell" };
const listGrades = (store: Store) =>
  store.selectFrom("grades").selectAll().orderBy("submission_id").execute();

/** A worker with a grader, until the test is over. */
function startWorker(store: Store, grade: (job: GradingJob) => Promise<NewGrade>): void {
  const end = new AbortController();
  const work = workQueue(store, grade, { signal: end.signal, lease: 5, pause: 10 });
  onTestFinished(async () => {
    end.abort();
    await work;
  });
}

/** The second grader of the tests: the first one gave half of it, and cannot read what "broken" says. */
function gradeAgain({ evidence }: GradingJob): Promise<NewGrade> {
  const { cell } = (evidence as { answers: { cell: string } }).answers;
  if (cell === "broken") return Promise.reject(new Error("the grader is wrong"));
  return Promise.resolve({ score: Number(cell), report: { message: "Looked at again." }, grader: "v2" });
}

testOnEachDatabase(
  "a regrade shows what it would change, touches nothing before, then all at once",
  async (open) => {
    const store = await open();
    const { teacher, id, assign, join, hand } = await createSampleClass(store);
    const set = await assign(describeSampleSet(now));
    const [lea, ben, cleo, dora] = [
      await join("Lea"),
      await join("Ben"),
      await join("Cleo"),
      await join("Dora"),
    ];
    const answer = (cell: string) => ({ answers: { cell } });
    await hand(lea, "count-the-cell", 0.4, now, answer("0.8"));
    await hand(ben, "count-the-cell", 1, now, answer("1"));
    const broken = await hand(cleo, "count-the-cell", 0.5, now, answer("broken"));
    await hand(dora, "count-the-cell", 0.2, now, answer("0.9"));
    const place = { learner: dora.id, exercise: set.exercises[0]?.id ?? "" };
    await setOverride(store, teacher, id, place, { hundredths: 500, reason: "agreed" });
    const other = await hand(lea, "write-a-step", 0.3, now);
    const old = await listGrades(store);

    const versions = new Map([["lstm/count-the-cell", "v2"]]);
    expect((await readGradebook(store, teacher, id, versions)).changed).toEqual([{ ...exercise, grades: 4 }]);

    const first = await startRegrade(store, teacher, id, exercise);
    const regrade = await startRegrade(store, teacher, id, exercise);
    expect((await readRegrades(store, teacher, id)).map((each) => each.id)).toEqual([regrade]);
    await expect(commitRegrade(store, teacher, id, regrade)).rejects.toThrow(/still being graded/);
    await expect(commitRegrade(store, teacher, id, first)).rejects.toMatchObject({ code: "not-found" });

    startWorker(store, gradeAgain);
    const preview = async () => (await readRegrades(store, teacher, id))[0];
    await expect.poll(async () => (await preview())?.done, { timeout: 60_000 }).toBe(4);
    expect(await preview()).toMatchObject({
      total: 4,
      changed: 2,
      failed: 1,
      committedAt: null,
      effects: [{ name: "Lea", set: "Week 1", before: 400, after: 800 }],
    });
    expect(await listGrades(store)).toEqual(old);

    await commitRegrade(store, teacher, id, regrade);
    const grades = new Map((await listGrades(store)).map((grade) => [grade.submission_id, grade]));
    expect([...grades.values()].filter(({ grader }) => grader === "v2")).toHaveLength(3);
    for (const kept of [broken, other])
      expect(grades.get(kept)).toEqual(old.find((grade) => grade.submission_id === kept));
    const book = await readGradebook(store, teacher, id, versions);
    expect(book.rows.map(({ name, total }) => [name, total])).toEqual([
      ["Ben", 1000],
      ["Cleo", 500],
      ["Dora", 500],
      ["Lea", 1010],
    ]);
    expect(book.changed).toEqual([{ ...exercise, grades: 1 }]);
    await expect(commitRegrade(store, teacher, id, regrade)).rejects.toMatchObject({ code: "bad-request" });
    await expect(discardRegrade(store, teacher, id, regrade)).rejects.toMatchObject({ code: "bad-request" });
    const acts = await store.selectFrom("audit_entries").select(["act", "subject"]).execute();
    expect(acts).toContainEqual({ act: "regrade.commit", subject: regrade });
  },
);

testOnEachDatabase("what is discarded leaves every grade as it was, and is gone", async (open) => {
  const store = await open();
  const { teacher, id, assign, join, hand } = await createSampleClass(store);
  await assign(describeSampleSet(now));
  await expect(startRegrade(store, teacher, id, exercise)).rejects.toThrow(/Nothing of this class/);
  await hand(await join("Lea"), "count-the-cell", 0.4, now, { answers: { cell: "0.8" } });
  const old = await listGrades(store);
  const regrade = await startRegrade(store, teacher, id, exercise);
  startWorker(store, gradeAgain);
  await expect
    .poll(async () => (await readRegrades(store, teacher, id))[0]?.done, { timeout: 60_000 })
    .toBe(1);
  await discardRegrade(store, teacher, id, regrade);
  expect(await readRegrades(store, teacher, id)).toEqual([]);
  expect(await listGrades(store)).toEqual(old);
  expect(await store.selectFrom("regrade_results").selectAll().execute()).toEqual([]);
});

testOnEachDatabase("one regrades the submissions of one's own class alone", async (open) => {
  const store = await open();
  const { teacher, id, assign, join, hand } = await createSampleClass(store);
  await assign(describeSampleSet(now));
  await hand(await join("Lea"), "count-the-cell", 0.4, now);
  const omar = await createPerson(store, teacher, "instructor", "omar");
  const theirs = await createSampleClass(store, omar);
  await createSet(store, omar, theirs.id, describeSampleSet(now), sampleAssignable);
  await expect(startRegrade(store, omar, theirs.id, exercise)).rejects.toThrow(/Nothing of this class/);
  await expect(startRegrade(store, omar, id, exercise)).rejects.toMatchObject({ code: "not-found" });
  const regrade = await startRegrade(store, teacher, id, exercise);
  for (const act of [commitRegrade, discardRegrade])
    await expect(act(store, omar, theirs.id, regrade)).rejects.toMatchObject({ code: "not-found" });
  await hand(await theirs.join("Ben"), "count-the-cell", 0.1, now);
  await startRegrade(store, omar, theirs.id, exercise);
  expect((await readRegrades(store, omar, theirs.id))[0]?.total).toBe(1);
});
