import { expect } from "vitest";
import { encodeArtefact } from "@/lib/experiment/run/artefact";
import { addVote } from "@/lib/store/testing/sample-site";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { train, wide } from "../testing/sample-exercises";
import { isCopy } from "./copies";
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
