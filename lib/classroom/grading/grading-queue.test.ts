import { expect } from "vitest";
import type { Store } from "@/lib/store/database";
import { addVote } from "@/lib/store/testing/sample-site";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { erasePerson } from "../privacy/erase-person";
import { finishJob, takeJobs } from "./grading-queue";
import { submit } from "./submit";
import { notGraded, workQueue } from "./work-queue";

const exercise = { lesson: "lstm", exercise: "count-the-cell" };

const listGrades = (store: Store) =>
  store.selectFrom("grades").selectAll().orderBy("submission_id").execute();
const countJobs = async (store: Store) =>
  (await store.selectFrom("grading_jobs").select("submission_id").execute()).length;

testOnEachDatabase("what is handed in twice under one key is one submission, graded once", async (open) => {
  const store = await open();
  const readerId = await addVote(store);
  const first = { ...exercise, readerId, key: "k", evidence: { value: 1 } };
  const ids = await Promise.all([submit(store, first), submit(store, first), submit(store, first)]);
  expect(new Set(ids).size).toBe(1);
  expect(await submit(store, { ...first, key: "another" })).not.toBe(ids[0]);
  const other = await addVote(store);
  expect(await submit(store, { ...first, readerId: other })).not.toBe(ids[0]);
  expect(await countJobs(store)).toBe(3);
});

testOnEachDatabase(
  "a worker gets what no other has, the oldest first, with its whole evidence",
  async (open) => {
    const [one, other] = [await open(), await open()];
    const readerId = await addVote(one);
    const start = Date.parse("2026-01-01T00:00:00Z");
    for (let index = 0; index < 6; index++) {
      const evidence = { value: index };
      await submit(
        one,
        { ...exercise, readerId, key: `k${index}`, evidence },
        new Date(start + 1000 * index),
      );
    }
    const [a, b] = await Promise.all([
      takeJobs(one, 2, 5000, start + 10_000),
      takeJobs(other, 2, 5000, start + 10_000),
    ]);
    const taken = [...a, ...b].map(({ evidence }) => (evidence as { value: number }).value);
    expect(taken.sort()).toEqual([0, 1, 2, 3]);
    expect(a[0]).toMatchObject({ ...exercise, readerId, attempts: 1 });
    expect((await takeJobs(one, 9, 5000, start + 10_000)).map(({ evidence }) => evidence)).toEqual([
      { value: 4 },
      { value: 5 },
    ]);
    expect(await takeJobs(one, 9, 5000, start + 10_000)).toEqual([]);
  },
);

testOnEachDatabase(
  "when a lease is over another takes the job, and the first may not finish it",
  async (open) => {
    const store = await open();
    const readerId = await addVote(store);
    await submit(store, { ...exercise, readerId, key: "k", evidence: null });
    const now = Date.now() + 1000;
    const [slow] = await takeJobs(store, 1, 5000, now);
    expect(await takeJobs(store, 1, 5000, now + 4999)).toEqual([]);
    const [quick] = await takeJobs(store, 1, 5000, now + 5001);
    if (slow === undefined || quick === undefined) throw new Error("Nothing was taken");
    expect(quick.attempts).toBe(2);
    expect(await finishJob(store, slow, { score: 0, report: "slow" })).toBe(false);
    expect(await finishJob(store, quick, { score: 0.5, report: "quick" })).toBe(true);
    expect(await finishJob(store, quick, { score: 1, report: "again" })).toBe(false);
    expect(await listGrades(store)).toMatchObject([{ reader_id: readerId, score: 0.5, report: '"quick"' }]);
    expect(await countJobs(store)).toBe(0);
  },
);

testOnEachDatabase("a job whose grader always fails is given up, and the others are graded", async (open) => {
  const store = await open();
  const readerId = await addVote(store);
  for (const key of ["bad", "good"]) await submit(store, { ...exercise, readerId, key, evidence: { key } });
  const end = new AbortController();
  const faults: unknown[] = [];
  const work = workQueue(
    store,
    async ({ evidence }) => {
      if ((evidence as { key: string }).key === "bad") throw new Error("the grader is wrong");
      return { score: 1, report: "fine" };
    },
    { signal: end.signal, lease: 20, pause: 10, onFault: (error) => faults.push(error) },
  );
  await expect.poll(() => countJobs(store), { timeout: 60_000 }).toBe(0);
  end.abort();
  expect(await work).toBe(2);
  expect(faults).toHaveLength(4);
  const reports = (await listGrades(store)).map(({ score, report }) => ({
    score,
    report: JSON.parse(report) as unknown,
  }));
  expect(reports).toHaveLength(2);
  expect(reports).toEqual(
    expect.arrayContaining([
      { score: null, report: notGraded },
      { score: 1, report: "fine" },
    ]),
  );
});

testOnEachDatabase("with a person go submissions, jobs and grades", async (open) => {
  const store = await open();
  const [gone, stays] = [await addVote(store), await addVote(store)];
  for (const readerId of [gone, stays])
    for (const key of ["a", "b"]) await submit(store, { ...exercise, readerId, key, evidence: 1 });
  for (const job of await takeJobs(store, 3, 1000)) await finishJob(store, job, { score: 1, report: "" });
  await store.transaction().execute((transaction) => erasePerson(transaction, "reader", gone));
  const left = await store.selectFrom("submissions").select("reader_id").execute();
  expect(left).toEqual([{ reader_id: stays }, { reader_id: stays }]);
  expect((await listGrades(store)).every((grade) => grade.reader_id === stays)).toBe(true);
});
