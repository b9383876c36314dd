import { expect } from "vitest";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { addVote } from "@/lib/store/testing/sample-site";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { train, wide } from "../testing/sample-exercises";
import { isCopy } from "./copies";
import { finishJob, takeJobs } from "./grading-queue";
import { moveSubmissions } from "./move-submissions";
import { submit } from "./submit";

testOnEachDatabase(
  "weights are a copy where another was the first to have them, whatever they are called",
  async (open) => {
    const store = await open();
    const run = await train(wide(4), 20);
    const first = { artefact: encodeArtefact(run) };
    const renamed = { artefact: encodeArtefact({ ...run, id: "mine", points: [] }) };
    const further = { artefact: encodeArtefact(await train(wide(4), 90)) };
    const [ana, ben] = [await addVote(store), await addVote(store)];
    let minute = 0;
    const hand = (readerId: string, evidence: unknown, exercise = "rings") => {
      const at = new Date(Date.UTC(2026, 0, 1, 12, minute++));
      return submit(store, { readerId, lesson: "lstm", exercise, key: `k${minute}`, evidence }, at);
    };
    const original = await hand(ana, first);
    const copy = await hand(ben, renamed);
    const again = await hand(ana, renamed);
    const trainedOn = await hand(ben, further);
    const elsewhere = await hand(ben, first, "other");
    const words = await hand(ben, { code: "let a" });
    const answers = await Promise.all(
      [original, copy, again, trainedOn, elsewhere, words].map((id) => isCopy(store, id)),
    );
    expect(answers).toEqual([false, true, false, false, false, false]);
  },
);

testOnEachDatabase("of two that come in the same moment one is the copy", async (open) => {
  const store = await open();
  const evidence = { artefact: encodeArtefact(await train(wide(4), 20)) };
  const at = new Date();
  const ids: string[] = [];
  for (const key of ["a", "b"])
    ids.push(
      await submit(
        store,
        { readerId: await addVote(store), lesson: "lstm", exercise: "rings", key, evidence },
        at,
      ),
    );
  const copies = await Promise.all(ids.map((id) => isCopy(store, id)));
  expect(copies.sort()).toEqual([false, true]);
});

testOnEachDatabase(
  "of two entries of one person one has all submissions with their grades, each once",
  async (open) => {
    const store = await open();
    const [keep, drop] = [await addVote(store), await addVote(store)];
    for (const [readerId, key] of [
      [keep, "both"],
      [drop, "both"],
      [drop, "own"],
    ] as const)
      await submit(store, { readerId, lesson: "lstm", exercise: "rings", key, evidence: null });
    for (const job of await takeJobs(store, 9, 1000, Date.now() + 1000))
      await finishJob(store, job, { score: 1, report: "" });
    await store.transaction().execute(async (transaction) => {
      await moveSubmissions(transaction, keep, drop);
      await transaction.deleteFrom("readers").where("id", "=", drop).execute();
    });
    const kept = await store.selectFrom("submissions").select(["reader_id", "key"]).orderBy("key").execute();
    expect(kept).toEqual([
      { reader_id: keep, key: "both" },
      { reader_id: keep, key: "own" },
    ]);
    const grades = await store.selectFrom("grades").select("reader_id").execute();
    expect(grades).toEqual([{ reader_id: keep }, { reader_id: keep }]);
  },
);
