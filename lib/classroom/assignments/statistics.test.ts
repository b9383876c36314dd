import { expect, test } from "vitest";
import { testOnEachDatabase } from "@/lib/store/testing/test-database";
import { createSampleClass, describeSampleSet } from "../testing/sample-class";
import { findMedian, readStatistics } from "./statistics";

const now = Date.parse("2026-03-10T12:00:00.000Z");

test("the median of an even count lies between the two in the middle", () => {
  expect(findMedian([3, 1, 2])).toBe(2);
  expect(findMedian([4, 1, 2, 3])).toBe(2.5);
  expect(findMedian([])).toBeNull();
});

testOnEachDatabase("statistics count learners, not submissions", async (open) => {
  const store = await open();
  const { teacher, id, assign, join, hand } = await createSampleClass(store);
  await assign(describeSampleSet(now, { attempts: { free: 9, by: 0, least: 0, most: null } }));
  const [lea, ben, cleo] = [await join("Lea"), await join("Ben"), await join("Cleo")];
  const biases = { isRight: false, message: "The biases are missing." };
  const questions = [biases, { isRight: false, message: "This is not right." }];
  const tell = async (submission: string, report: object) => {
    const text = JSON.stringify(report);
    await store.updateTable("grades").set({ report: text }).where("submission_id", "=", submission).execute();
  };
  for (const at of [1000, 2000])
    await tell(await hand(lea, "count-the-cell", 0.5, now + at), { message: "0 of 2 answers.", questions });
  await hand(lea, "count-the-cell", 1, now + 3000);
  await tell(await hand(ben, "count-the-cell", 0.5, now), { message: "1 of 2 answers.", questions });
  const cases = [{ name: "a wide image", isRight: false }];
  for (const [index, learner] of [lea, ben].entries())
    await tell(await hand(learner, "write-a-step", 0, now), {
      message: `Right in ${index} of 3 cases. With case ${index}: Expected ${index}.5, got 7.`,
      cases,
    });
  await hand(cleo, "write-a-step", "waiting", now);

  const [count, step] = await readStatistics(store, teacher, id);
  expect(count).toMatchObject({
    set: "Week 1",
    exercise: "count-the-cell",
    learners: 3,
    tried: 2,
    full: 1,
    meanShare: 0.75,
    medianAttempts: 2,
    messages: [{ text: "The biases are missing.", learners: 2 }],
  });
  expect(step).toMatchObject({
    tried: 3,
    full: 0,
    meanShare: 0,
    medianAttempts: 1,
    messages: [{ text: "Expected …, got ….", learners: 2 }],
  });
});
